// The console of a playground: one row a line, with its virtual time. Which rows are seen is the
// reader's choice; a line keeps its number whatever is seen.
import type { Place } from "../runner/protocol.ts";
import type { ConsoleLine } from "../trace/console.ts";
import { isRepeat } from "../trace/repeats.ts";
import { seconds } from "../trace/stamp.ts";
import { Backlog, type Waiting } from "./consolebacklog.ts";
import { ConsoleBar, type Stamps } from "./consolebar.ts";
import { type Look, makeRow, type Row, rowsIn, tellTimes } from "./consolerow.ts";

/** Rows kept in the page; the ones before are dropped from view, and the console says so. */
const kept = 5_000;

export class ConsoleView {
  readonly #element: HTMLElement;
  readonly #bar: ConsoleBar;
  readonly #backlog = new Backlog({
    most: kept,
    take: (lines, skipped) => this.#add(lines, skipped),
  });
  readonly #onPlace: (place: Place) => void;
  /** The rows in the page; before them so many were dropped. */
  #rows: Row[];
  #dropped = 0;
  #pointed = 0;
  #notice: HTMLElement | undefined;
  #last: ConsoleLine | undefined;
  #times = new Map<Row, number>();
  /** The row of the moment shown. */
  #now: HTMLElement | undefined;
  #stamps: Stamps = "start";
  /** The last line is to be in sight in the next picture. */
  #scrolling: number | undefined;

  /** `onLine` is called with the number of a line that was clicked, or walked to by arrow keys. */
  constructor(
    element: HTMLElement,
    bar: HTMLElement,
    onPlace: (place: Place) => void,
    onLine: (line: number) => void,
  ) {
    this.#element = element;
    this.#onPlace = onPlace;
    this.#rows = rowsIn(element);
    this.#pointed = this.#rows.length;
    this.#bar = new ConsoleBar({
      bar,
      onOwner: () => this.#filter(this.#rows),
      onStamps: (stamps) => {
        this.#stamps = stamps;
        this.#restamp();
      },
      text: () => this.#text(),
    });
    element.addEventListener("click", (event) => this.#clicked(event, onLine));
    element.addEventListener("keydown", (event) => this.#pressed(event, onLine));
  }

  /** Nothing is shown any more; what stands below stays where it is until `settle`. */
  clear(): void {
    this.#element.style.minHeight = `${this.#element.offsetHeight}px`;
    this.#element.replaceChildren();
    this.#backlog.clear();
    this.#rows = [];
    this.#dropped = 0;
    this.#pointed = 0;
    this.#notice = undefined;
    this.#last = undefined;
    this.#times = new Map();
    this.#now = undefined;
  }

  /** All that a run prints is there: from now on there is room for that. */
  settle(): void {
    this.#element.style.minHeight = "";
  }

  /** The owners of the lines, by name. */
  offer(owners: ReadonlyMap<number, string>): void {
    const before = this.#bar.owner;
    this.#bar.offer(owners);
    if (this.#bar.owner !== before) this.#filter(this.#rows);
  }

  /** `lookOf` says how a line looks; the first of `lines` is its 0. */
  show(lines: readonly ConsoleLine[], lookOf: (line: number) => Look): void {
    this.#backlog.add(lines, lookOf);
  }

  #add(lines: readonly Waiting[], skipped: number): void {
    const atEnd = this.#isAtEnd();
    // Whoever stands behind a gap has as many rows to come as there is room for.
    if (skipped > 0) this.#trim(this.#rows.length, skipped);
    const begin = this.#dropped + this.#rows.length;
    const rows: Row[] = [];
    for (const { line, look } of lines) {
      const before = rows.at(-1) ?? this.#rows.at(-1);
      const first = before && isRepeat(this.#last, line) ? (before.first ?? before) : null;
      const row = makeRow(line, look, first, this.#onPlace);
      if (first) this.#count(first, row);
      rows.push(row);
      this.#last = line;
    }
    // The moment shown may lie before lines that come late.
    for (let line = Math.max(begin, this.#pointed); line < begin + rows.length; line++) {
      rows[line - begin]?.element.classList.add("later");
    }
    this.#element.append(...rows.map((row) => row.element));
    this.#rows.push(...rows);
    this.#trim(Math.max(0, this.#rows.length - kept));
    this.#filter(rows);
    if (atEnd) this.#toEnd();
  }

  /** Asks the page for its layout only where the answer is open. */
  #isAtEnd(): boolean {
    if (this.#rows.length === 0 || this.#scrolling !== undefined) return true;
    const { scrollTop, clientHeight, scrollHeight } = this.#element;
    return scrollTop + clientHeight >= scrollHeight - 4;
  }

  #toEnd(): void {
    this.#scrolling ??= requestAnimationFrame(() => {
      this.#scrolling = undefined;
      this.#element.scrollTop = this.#element.scrollHeight;
    });
  }

  /** Only the first `count` lines have been printed at the moment shown; the last of them is marked. */
  point(count: number, state: "playing" | "paused"): void {
    if (state === "paused") this.#backlog.finish();
    const [from, to] = [Math.min(count, this.#pointed), Math.max(count, this.#pointed)];
    for (let line = from - 1; line < to; line++) {
      const row = this.#rows[line - this.#dropped];
      row?.element.classList.toggle("later", line >= count);
    }
    this.#pointed = count;
    const row = this.#rows[count - 1 - this.#dropped];
    this.#now?.classList.remove("now");
    this.#now = undefined;
    if (state !== "paused" || !row) return;
    this.#now = row.first && !this.#isSeen(row) ? row.first.element : row.element;
    this.#now.classList.add("now");
    keepInSight(this.#element, this.#now);
  }

  #count(first: Row, row: Row): void {
    const times = (this.#times.get(first) ?? 1) + 1;
    this.#times.set(first, times);
    tellTimes(first, times);
    if (first.element.classList.contains("open")) row.element.classList.add("shown");
  }

  #clicked({ target }: MouseEvent, onLine: (line: number) => void): void {
    if (!(target instanceof Element)) return;
    const index = this.#rows.findIndex(({ element }) => element === target.closest(".line"));
    const row = this.#rows[index];
    if (!row) return;
    if (target.closest(".times")) this.#unfold(row, index);
    const isOther = target.closest("button, summary") !== null;
    if (!isOther && getSelection()?.isCollapsed !== false) onLine(index + this.#dropped);
  }

  /** Shows the rows that a count stands for, or the count alone again. */
  #unfold(row: Row, index: number): void {
    const isOpen = row.element.classList.toggle("open");
    row.element.querySelector(".times")?.setAttribute("aria-expanded", String(isOpen));
    for (let at = index + 1; this.#rows[at]?.first === row; at++) {
      this.#rows[at]?.element.classList.toggle("shown", isOpen);
    }
    this.#restamp();
  }

  #pressed(event: KeyboardEvent, onLine: (line: number) => void): void {
    if (event.target !== this.#element || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const step = event.key === "ArrowUp" ? -1 : 1;
    let index = this.#pointed - 1 - this.#dropped + step;
    while (this.#rows[index] && !this.#isSeen(this.#rows[index])) index += step;
    if (index >= -1 && index < this.#rows.length) onLine(Math.max(0, index + this.#dropped));
  }

  #isSeen(row: Row | undefined): boolean {
    if (!row || row.element.hidden) return false;
    return row.first === null || row.element.classList.contains("shown");
  }

  #filter(rows: readonly Row[]): void {
    const { owner } = this.#bar;
    for (const row of rows) row.element.hidden = owner !== null && row.owner !== owner;
    this.#restamp(rows);
  }

  /** Writes the times of rows: since the start, or since the row seen before. */
  #restamp(rows: readonly Row[] = this.#rows): void {
    let start = this.#rows.length - rows.length;
    while (start > 0 && !this.#isSeen(this.#rows[start - 1])) start--;
    let before = this.#rows[start - 1];
    for (const row of rows) {
      if (this.#stamps === "start") row.stamp.textContent = seconds(row.at);
      else row.stamp.textContent = `+${seconds(row.at - (before?.at ?? 0))}`;
      if (this.#isSeen(row)) before = row;
    }
  }

  /** What is seen, a line a line; a folded row says how often it was printed. */
  #text(): string {
    this.#backlog.finish();
    const seen = this.#rows.filter((row) => this.#isSeen(row));
    const lines = seen.map((row) => {
      const badge = row.element.querySelector<HTMLElement>(":scope > .times");
      const isFolded = badge && !row.element.classList.contains("open");
      const times = isFolded ? ` (${badge.dataset.times} times)` : "";
      return `${row.stamp.textContent}  ${row.text}${times}\n`;
    });
    return lines.join("");
  }

  /** Takes the first rows away; `skipped` lines after them never had one. */
  #trim(surplus: number, skipped = 0): void {
    for (const row of this.#rows.splice(0, surplus)) row.element.remove();
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
}

/** Scrolls the console, and nothing around it. */
function keepInSight(console: HTMLElement, row: HTMLElement): void {
  const [outer, inner] = [console.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top) console.scrollTop -= outer.top - inner.top + 4;
  else if (inner.bottom > outer.bottom) console.scrollTop += inner.bottom - outer.bottom + 4;
}
