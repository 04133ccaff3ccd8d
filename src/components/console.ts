// The console of a playground: one row a line, with its virtual time. Text only ever enters the page
// as text; what a program printed can't become markup.
import type { Place, Printable } from "../runner/protocol.ts";
import type { ConsoleLine } from "../trace/console.ts";
import { isTree, tree } from "./inspector.ts";
import { placeButton } from "./problems.ts";

/** Rows kept in the page; the ones before are dropped from view, and the console says so. */
const kept = 5_000;

export class ConsoleView {
  readonly #element: HTMLElement;
  readonly #onPlace: (place: Place) => void;
  /** The rows in the page; before them so many were dropped. */
  #rows: HTMLElement[] = [];
  #dropped = 0;
  #pointed = 0;
  #notice: HTMLElement | undefined;

  /** `onLine` is called with the number of a line that was clicked, or walked to by arrow keys. */
  constructor(
    element: HTMLElement,
    onPlace: (place: Place) => void,
    onLine: (line: number) => void,
  ) {
    this.#element = element;
    this.#onPlace = onPlace;
    element.addEventListener("click", (event) => this.#clicked(event, onLine));
    element.addEventListener("keydown", (event) => this.#pressed(event, onLine));
  }

  clear(): void {
    this.#element.replaceChildren();
    this.#rows = [];
    this.#dropped = 0;
    this.#pointed = 0;
    this.#notice = undefined;
  }

  /** `colourOf` says which lane's colour a line wears; the first of `lines` is its 0. */
  show(lines: readonly ConsoleLine[], colourOf: (line: number) => number = () => 0): void {
    const element = this.#element;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
    const skipped = Math.max(0, lines.length - kept);
    const rows = lines
      .slice(skipped)
      .map((line, index) => this.#row(line, colourOf(index + skipped)));
    element.append(...rows);
    this.#rows.push(...rows);
    this.#trim(skipped);
    if (atEnd) element.scrollTop = element.scrollHeight;
  }

  /** Only the first `count` lines have been printed at the moment shown; the last of them is marked. */
  point(count: number, state: "playing" | "paused"): void {
    const [from, to] = [Math.min(count, this.#pointed), Math.max(count, this.#pointed)];
    for (let line = from - 1; line < to; line++) {
      const row = this.#rows[line - this.#dropped];
      row?.classList.toggle("later", line >= count);
      row?.classList.toggle("now", line === count - 1 && state === "paused");
    }
    this.#pointed = count;
    const row = this.#rows[count - 1 - this.#dropped];
    if (state === "paused" && row) keepInSight(this.#element, row);
  }

  #clicked({ target }: MouseEvent, onLine: (line: number) => void): void {
    if (!(target instanceof Element) || target.closest("button, summary")) return;
    if (getSelection()?.isCollapsed === false) return;
    const row = target.closest<HTMLElement>(".line");
    const index = row ? this.#rows.indexOf(row) : -1;
    if (index >= 0) onLine(index + this.#dropped);
  }

  #pressed(event: KeyboardEvent, onLine: (line: number) => void): void {
    if (event.target !== this.#element || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const line = this.#pointed - 1 + (event.key === "ArrowUp" ? -1 : 1);
    onLine(Math.max(0, Math.min(line, this.#dropped + this.#rows.length - 1)));
  }

  #trim(skipped: number): void {
    const surplus = Math.max(0, this.#rows.length - kept);
    for (const row of this.#rows.splice(0, surplus)) row.remove();
    this.#dropped += surplus + skipped;
    if (this.#dropped === 0) return;
    this.#notice ??= this.#makeNotice();
    this.#notice.textContent = `${this.#dropped.toLocaleString("en")} earlier lines are not shown`;
  }

  #makeNotice(): HTMLElement {
    const notice = document.createElement("div");
    notice.className = "line dropped";
    this.#element.prepend(notice);
    return notice;
  }

  #row(line: ConsoleLine, colour: number): HTMLElement {
    const row = document.createElement("div");
    row.className = `line c${colour}`;
    row.dataset.level = line.level;
    const stamp = document.createElement("span");
    stamp.className = "stamp";
    stamp.textContent = (line.at / 1000).toFixed(3);
    const text = document.createElement("span");
    text.className = "text";
    text.style.paddingInlineStart = `${line.depth * 1.2}rem`;
    this.#fill(text, line);
    row.append(stamp, text);
    return row;
  }

  #fill(text: HTMLElement, line: ConsoleLine): void {
    if (line.values.some(isTree)) {
      for (const [index, value] of line.values.entries()) {
        if (index > 0) text.append(" ");
        text.append(tree(value, (place) => this.#onPlace(place)));
      }
    } else {
      text.textContent = line.text;
    }
    const place = line.level === "error" ? (line.place ?? placeOf(line.values)) : null;
    if (place) text.append(" ", placeButton(place, this.#onPlace));
  }
}

/** Scrolls the console, and nothing around it. */
function keepInSight(console: HTMLElement, row: HTMLElement): void {
  const [outer, inner] = [console.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) console.scrollTop -= outer.top - inner.top + 4;
  else if (inner.bottom > outer.bottom) console.scrollTop += inner.bottom - outer.bottom + 4;
}

function placeOf(values: readonly Printable[]): Place | null {
  for (const value of values) {
    if (value.kind !== "error") continue;
    const frame = value.error.stack.find((one) => one.place !== null);
    if (frame) return frame.place;
  }
  return null;
}
