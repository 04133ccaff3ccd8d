// What was typed last, written at once and in one piece, so that a tab may be killed at any moment: the
// database takes its time. Each tab writes beside the others, and an entry goes when the database has it.
import {
  fieldsOf,
  keysWith,
  readItem,
  removeItem,
  type Store,
  textsIn,
  writeItem,
} from "./storage.ts";

/** One text as one tab wrote it. */
export interface Entry {
  readonly exercise: string;
  readonly text: string;
  readonly stamp: string;
  /** The stamp of the text that the tab began with. */
  readonly base: string;
  readonly at: number;
}

const prefix = "interleave:journal:";
/** What the first version of the site wrote: a text with `passed`, and a list of older texts. */
const ancientPrefix = "interleave:exercise:";

export class Journal {
  readonly #store: Store | null;

  /** `null` where the browser refuses. */
  constructor(store: Store | null) {
    this.#store = store;
  }

  /** Whether it is written now. */
  write(entry: Entry): boolean {
    return writeItem(this.#store, keyOf(entry), { version: 2, ...entry });
  }

  /** The entries of all tabs for an exercise, or for all exercises. */
  entries(exercise?: string): Entry[] {
    return keysWith(this.#store, prefix)
      .map((key) => entryIn(readItem(this.#store, key)))
      .filter((entry) => entry !== null)
      .filter((entry) => exercise === undefined || entry.exercise === exercise);
  }

  /** The database has it. What the tab wrote since stays. */
  done(entry: Entry): void {
    const key = keyOf(entry);
    if (entryIn(readItem(this.#store, key))?.stamp === entry.stamp) removeItem(this.#store, key);
  }

  /** What the first version of the site kept, to be taken over. */
  ancient(): Ancient[] {
    return keysWith(this.#store, ancientPrefix)
      .filter((key) => !key.endsWith(":history"))
      .map((key) =>
        ancientIn(key, readItem(this.#store, key), readItem(this.#store, `${key}:history`)),
      )
      .filter((one) => one !== null);
  }

  forgetAncient({ exercise }: Ancient): void {
    removeItem(this.#store, ancientPrefix + exercise);
    removeItem(this.#store, `${ancientPrefix}${exercise}:history`);
  }
}

export interface Ancient {
  readonly exercise: string;
  readonly text: string;
  readonly passed: boolean;
  readonly history: readonly string[];
}

/** The tab that a stamp names. */
export function tabOf(stamp: string): string {
  return stamp.slice(0, Math.max(0, stamp.lastIndexOf(".")));
}

/** The number in a stamp. */
export function countOf(stamp: string): number {
  return Number(stamp.slice(stamp.lastIndexOf(".") + 1));
}

function keyOf({ exercise, stamp }: Entry): string {
  return `${prefix}${exercise}:${tabOf(stamp)}`;
}

function entryIn(value: unknown): Entry | null {
  const { exercise, text, stamp, base, at } = fieldsOf<keyof Entry>(value) ?? {};
  if (typeof exercise !== "string" || typeof text !== "string") return null;
  if (typeof stamp !== "string" || typeof base !== "string" || typeof at !== "number") return null;
  return { exercise, text, stamp, base, at };
}

function ancientIn(key: string, value: unknown, history: unknown): Ancient | null {
  const { text, passed } = fieldsOf<"text" | "passed">(value) ?? {};
  if (typeof text !== "string") return null;
  const exercise = key.slice(ancientPrefix.length);
  return { exercise, text, passed: passed === true, history: textsIn(history) };
}
