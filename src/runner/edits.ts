// Insertions into a text that is otherwise left alone. At one position closers come before openers:
// an inner closer before an outer one, an outer opener before an inner one; that is the order in
// which a walk over the tree adds them.

/** Text inserted in front of everything inside; may be filled in until the text is asked for. */
export interface Slot {
  text: string;
}

interface Place {
  closers: Slot[];
  openers: Slot[];
}

export interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** How much is inserted in front of it. */
  readonly by: number;
}

export class Edits {
  readonly source: string;
  readonly #places = new Map<number, Place>();
  #lines: number[] | undefined;
  #sorted: readonly Insertion[] | undefined;

  constructor(source: string) {
    this.source = source;
  }

  open(offset: number, text: string): Slot {
    const slot = { text };
    this.#at(offset).openers.push(slot);
    return slot;
  }

  close(offset: number, text: string): Slot {
    const slot = { text };
    this.#at(offset).closers.push(slot);
    return slot;
  }

  /** What is inserted, in the order of the text. */
  insertions(): readonly Insertion[] {
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  text(): string {
    let text = "";
    let from = 0;
    for (const insertion of this.insertions()) {
      text += this.source.slice(from, insertion.offset) + insertion.text;
      from = insertion.offset;
    }
    return text + this.source.slice(from);
  }

  /** Where the insertions stand in the text with them: offsets, each with a length. */
  inserted(): number[] {
    return this.insertions().flatMap(({ offset, text, by }) => [offset + by, text.length]);
  }

  /** What is inserted at an offset. */
  at(offset: number): string {
    const found = this.insertions()[this.#countBefore(offset)];
    return found?.offset === offset ? found.text : "";
  }

  /** Where something at an offset stands in the text with the insertions, in front of those there. */
  before(offset: number): number {
    const last = this.insertions()[this.#countBefore(offset) - 1];
    return offset + (last === undefined ? 0 : last.by + last.text.length);
  }

  /** Line and column, both from 1, in the text without insertions. */
  position(offset: number): { line: number; column: number } {
    this.#lines ??= lineStarts(this.source);
    const line = countWhile(this.#lines, (start) => start <= offset);
    return { line, column: offset - (this.#lines[line - 1] ?? 0) + 1 };
  }

  /** Text that begins with a word keeps clear of a word before it: `return"x"` needs no space. */
  #apart(offset: number, slots: readonly Slot[]): string {
    const text = slots.map((slot) => slot.text).join("");
    const before = this.source.charAt(offset - 1);
    return /^[\w$]/.test(text) && /[\w$]/.test(before) ? ` ${text}` : text;
  }

  #sort(): readonly Insertion[] {
    let by = 0;
    return [...this.#places]
      .sort(([a], [b]) => a - b)
      .map(([offset, { closers, openers }]) => {
        const insertion = { offset, text: this.#apart(offset, [...closers, ...openers]), by };
        by += insertion.text.length;
        return insertion;
      })
      .filter(({ text }) => text !== "");
  }

  #countBefore(offset: number): number {
    return countWhile(this.insertions(), (insertion) => insertion.offset < offset);
  }

  #at(offset: number): Place {
    this.#sorted = undefined;
    let place = this.#places.get(offset);
    if (!place) {
      place = { closers: [], openers: [] };
      this.#places.set(offset, place);
    }
    return place;
  }
}

/** Where each line starts, as source maps and engines count lines. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    starts.push(end.index + end[0].length);
  }
  return starts;
}

/** How many at the beginning of a list fulfil what holds for a beginning of it. */
function countWhile<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
