// Insertions into a text that is otherwise left alone. At one position closers come before openers:
// an inner closer before an outer one, an outer opener before an inner one; that is the order in
// which a walk over the tree adds them.
import MagicString, { type SourceMap } from "magic-string";

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
}

export class Edits {
  readonly source: string;
  readonly #file: string;
  readonly #places = new Map<number, Place>();
  #lines: number[] | undefined;
  #shifts: readonly Insertion[] | undefined;

  constructor(source: string, file: string) {
    this.source = source;
    this.#file = file;
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
  insertions(): Insertion[] {
    return [...this.#places]
      .map(([offset, place]) => ({
        offset,
        text: this.#apart(offset, [...place.closers, ...place.openers]),
      }))
      .filter((insertion) => insertion.text !== "")
      .sort((a, b) => a.offset - b.offset);
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
    let by = 0;
    return this.insertions().flatMap(({ offset, text }) => {
      const at = offset + by;
      by += text.length;
      return [at, text.length];
    });
  }

  /** Where something at an offset stands in the text with the insertions, in front of those there. */
  before(offset: number): number {
    this.#shifts ??= this.insertions();
    let by = 0;
    for (const { offset: at, text } of this.#shifts) {
      if (at >= offset) break;
      by += text.length;
    }
    return offset + by;
  }

  map(): SourceMap {
    const magic = new MagicString(this.source);
    for (const { offset, text } of this.insertions()) magic.appendLeft(offset, text);
    return magic.generateMap({ source: this.#file, hires: "boundary" });
  }

  /** Line and column, both from 1, in the text without insertions. */
  position(offset: number): { line: number; column: number } {
    this.#lines ??= lineStarts(this.source);
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }

  /** Text that begins with a word keeps clear of a word before it: `return"x"` needs no space. */
  #apart(offset: number, slots: readonly Slot[]): string {
    const text = slots.map((slot) => slot.text).join("");
    const before = this.source.charAt(offset - 1);
    return /^[\w$]/.test(text) && /[\w$]/.test(before) ? ` ${text}` : text;
  }

  #at(offset: number): Place {
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
