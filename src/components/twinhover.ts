// The names in code that is not being edited: underlined while a pointer is over the code, and told
// about when it rests on one, or a finger taps it. The note stays while the pointer is in it.
import { type Found, findNames, type TwinLanguage } from "../course/twinnames.ts";
import { twinNote } from "./twinnote.ts";
import { twinOf, twinsAt } from "./twins.ts";

/** Milliseconds a pointer rests before a note opens, and may be elsewhere before it closes. */
const rest = 250;
const grace = 300;

interface Place {
  readonly range: Range;
  readonly found: Found;
}

export class TwinHover {
  readonly #pane: HTMLElement;
  readonly #language: TwinLanguage;
  readonly #base: string;
  #places: readonly Place[] = [];
  #shown: Place | undefined;
  #note: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pane: HTMLElement, language: TwinLanguage, base: string) {
    this.#pane = pane;
    this.#language = language;
    this.#base = base;
    pane.addEventListener("pointerenter", () => void this.#enter(), { passive: true });
    pane.addEventListener("pointermove", (event) => this.#point(event), { passive: true });
    pane.addEventListener("pointerleave", () => this.#leave(), { passive: true });
    pane.addEventListener("click", (event) => void this.#tap(event as PointerEvent));
    document.addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    document.addEventListener("pointerdown", ({ target }) => {
      if (!(target instanceof Node && this.#note?.contains(target))) this.#close();
    });
    if (pane.matches(":hover")) void this.#enter();
  }

  /** Without the table there are no notes, and nothing else is missing. */
  async #find(): Promise<void> {
    if (this.#places.length > 0) return;
    const names = await twinsAt(this.#base).catch(() => []);
    const code = this.#pane.querySelector(".static code");
    if (!code || this.#places.length > 0) return;
    const found = findNames(code.textContent ?? "", this.#language, names);
    this.#places = found.map((one) => ({ found: one, range: rangeIn(code, one.from, one.to) }));
  }

  async #enter(): Promise<void> {
    await this.#find();
    if (!this.#pane.matches(":hover")) return;
    globalThis.CSS?.highlights?.set(
      "twins",
      new Highlight(...this.#places.map(({ range }) => range)),
    );
  }

  #point({ clientX, clientY, pointerType }: PointerEvent): void {
    if (pointerType === "touch") return;
    const place = this.#at(clientX, clientY);
    clearTimeout(this.#timer);
    if (place && place === this.#shown) return;
    if (place) this.#timer = setTimeout(() => this.#show(place), this.#note ? 0 : rest);
    else this.#timer = setTimeout(() => this.#close(), grace);
  }

  #leave(): void {
    globalThis.CSS?.highlights?.delete("twins");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), grace);
  }

  async #tap({ clientX, clientY, pointerType }: PointerEvent): Promise<void> {
    if (pointerType === "mouse") return;
    const box = this.#pane.getBoundingClientRect();
    await this.#find();
    // The editor may have taken the code's place meanwhile, but it lies where the code did.
    const moved = this.#pane.getBoundingClientRect().top - box.top;
    const place = this.#at(clientX, clientY + moved);
    if (place) this.#show(place);
  }

  #at(x: number, y: number): Place | undefined {
    return this.#places.find(({ range }) =>
      [...range.getClientRects()].some(
        ({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom,
      ),
    );
  }

  #show(place: Place): void {
    const word = place.range.getBoundingClientRect();
    if (word.width === 0) return;
    this.#close();
    const note = twinNote(twinOf(place.found, this.#language, this.#base));
    note.classList.add("over");
    const pane = this.#pane.getBoundingClientRect();
    note.style.insetBlockStart = `${word.bottom - pane.top}px`;
    this.#pane.append(note);
    const room = Math.max(0, pane.width - note.offsetWidth - 8);
    note.style.insetInlineStart = `${Math.min(word.left - pane.left, room)}px`;
    note.addEventListener("click", (event) => event.stopPropagation());
    note.addEventListener("pointermove", (event) => {
      event.stopPropagation();
      clearTimeout(this.#timer);
    });
    [this.#note, this.#shown] = [note, place];
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#note?.remove();
    this.#note = this.#shown = undefined;
  }
}

/** The letters of an element's text from one up to another. */
function rangeIn(element: Element, from: number, to: number): Range {
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let begin = 0;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const end = begin + (node.textContent?.length ?? 0);
    if (begin <= from && from < end) range.setStart(node, from - begin);
    if (begin < to && to <= end) {
      range.setEnd(node, to - begin);
      break;
    }
    begin = end;
  }
  return range;
}
