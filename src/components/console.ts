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
  #dropped = 0;
  #notice: HTMLElement | undefined;

  constructor(element: HTMLElement, onPlace: (place: Place) => void) {
    this.#element = element;
    this.#onPlace = onPlace;
  }

  clear(): void {
    this.#element.replaceChildren();
    this.#dropped = 0;
    this.#notice = undefined;
  }

  show(lines: readonly ConsoleLine[]): void {
    const element = this.#element;
    const atEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - 4;
    const rows = document.createDocumentFragment();
    for (const line of lines.slice(-kept)) rows.append(this.#row(line));
    element.append(rows);
    this.#trim(Math.max(0, lines.length - kept));
    if (atEnd) element.scrollTop = element.scrollHeight;
  }

  #trim(skipped: number): void {
    const rows = this.#element.querySelectorAll(":scope > .line:not(.dropped)");
    const surplus = Math.max(0, rows.length - kept);
    for (let index = 0; index < surplus; index++) rows[index]?.remove();
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

  #row(line: ConsoleLine): HTMLElement {
    const row = document.createElement("div");
    row.className = "line";
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

function placeOf(values: readonly Printable[]): Place | null {
  for (const value of values) {
    if (value.kind !== "error") continue;
    const frame = value.error.stack.find((one) => one.place !== null);
    if (frame) return frame.place;
  }
  return null;
}
