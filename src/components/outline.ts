// The run as a list or a table in the page: the same rows as the picture's steps. Of very long runs
// only the rows around the playhead are there, with the way to those before and after.
import type { Outline, OutlineRow } from "../trace/outline.ts";
import { seconds } from "../trace/stamp.ts";

const window = 200;

export interface OutlineOptions {
  readonly element: HTMLElement;
  readonly onSeek: (event: number) => void;
  /** The colour of a lane. */
  readonly colour: (lane: number) => number;
}

export class OutlineView {
  readonly #options: OutlineOptions;
  #outline: Outline | null = null;
  #form: "list" | "table" = "list";
  #from = 0;
  #end = 0;
  #current = -1;

  constructor(options: OutlineOptions) {
    this.#options = options;
    options.element.addEventListener("click", (event) => this.#clicked(event));
  }

  show(outline: Outline): void {
    this.#outline = outline;
    this.#current = -1;
    this.#fill(0);
  }

  setForm(form: "list" | "table"): void {
    this.#form = form;
    this.#fill(Math.max(0, this.#current));
  }

  /** Marks the row of an event, and keeps it in sight within the list. */
  point(event: number): void {
    if (!this.#outline) return;
    const position = this.#outline.positionAt(event);
    if (position === this.#current) return;
    if (position >= 0 && (position < this.#from || position >= this.#end)) this.#fill(position);
    this.#mark(this.#current, false);
    this.#current = position;
    const row = this.#mark(position, true);
    if (row) keepInSight(this.#options.element, row);
  }

  #mark(position: number, isCurrent: boolean): HTMLElement | null {
    const row = this.#options.element.querySelector<HTMLElement>(`[data-row="${position}"]`);
    if (isCurrent) row?.setAttribute("aria-current", "step");
    else row?.removeAttribute("aria-current");
    return row;
  }

  #fill(around: number): void {
    const outline = this.#outline;
    if (!outline) return;
    this.#from = Math.max(0, Math.min(around - window / 2, outline.length - window));
    this.#end = Math.min(outline.length, this.#from + window);
    const rows: OutlineRow[] = [];
    for (let at = this.#from; at < this.#end; at++) rows.push(outline.row(at));
    const body = this.#form === "list" ? this.#list(rows) : this.#table(rows);
    const before =
      this.#from > 0 ? [this.#more(`${this.#from} earlier steps`, this.#from - 1)] : [];
    const left = outline.length - this.#end;
    const after = left > 0 ? [this.#more(`${left} later steps`, this.#end)] : [];
    this.#options.element.replaceChildren(...before, body, ...after);
    this.#mark(this.#current, true);
  }

  #list(rows: readonly OutlineRow[]): HTMLElement {
    const list = document.createElement("ol");
    list.start = this.#from + 1;
    for (const [index, row] of rows.entries()) {
      const item = document.createElement("li");
      item.className = `c${this.#options.colour(row.lane)}`;
      item.dataset.row = String(this.#from + index);
      item.append(this.#button(row));
      list.append(item);
    }
    return list;
  }

  #table(rows: readonly OutlineRow[]): HTMLElement {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of ["Time", "Who", "What", "Line"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const [index, row] of rows.entries()) {
      const line = body.insertRow();
      line.className = `c${this.#options.colour(row.lane)}`;
      line.dataset.row = String(this.#from + index);
      line.insertCell().append(this.#button(row, seconds(row.at)));
      line.insertCell().textContent = row.who;
      line.insertCell().textContent = row.text;
      line.insertCell().textContent = row.place ? String(row.place.line) : "";
    }
    return table;
  }

  #button({ event, at, text }: OutlineRow, words = ""): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.event = String(event);
    if (words !== "") {
      button.textContent = words;
      return button;
    }
    const time = document.createElement("span");
    time.className = "stamp";
    time.textContent = seconds(at);
    button.append(time, ` ${text}`);
    return button;
  }

  #more(words: string, position: number): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    button.textContent = `Show ${words}`;
    button.addEventListener("click", () => this.#fill(position));
    return button;
  }

  #clicked({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-event]") : null;
    if (button) this.#options.onSeek(Number(button.dataset.event));
  }
}

/** Scrolls the list, and nothing around it. */
function keepInSight(list: HTMLElement, row: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + 8;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + 8;
}
