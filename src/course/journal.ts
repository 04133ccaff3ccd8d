// What was typed last, written at once and in one piece, so that a tab may be killed at any moment: the
// database takes its time. Each tab writes beside the others, and an entry goes when the database has it.

/** One text as one tab wrote it. */
export interface Entry {
  readonly exercise: string;
  readonly text: string;
  readonly stamp: string;
  /** The stamp of the text that the tab began with. */
  readonly base: string;
  readonly at: number;
}

/** The part of `Storage` that is needed. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

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
    try {
      this.#store?.setItem(keyOf(entry), JSON.stringify({ version: 2, ...entry }));
      return this.#store !== null;
    } catch {
      return false;
    }
  }

  /** The entries of all tabs for an exercise, or for all exercises. */
  entries(exercise?: string): Entry[] {
    return this.#keys(prefix)
      .map((key) => entryIn(this.#get(key)))
      .filter((entry) => entry !== null)
      .filter((entry) => exercise === undefined || entry.exercise === exercise);
  }

  /** The database has it. What the tab wrote since stays. */
  done(entry: Entry): void {
    if (entryIn(this.#get(keyOf(entry)))?.stamp === entry.stamp) this.#remove(keyOf(entry));
  }

  /** What the first version of the site kept, to be taken over. */
  ancient(): Ancient[] {
    return this.#keys(ancientPrefix)
      .filter((key) => !key.endsWith(":history"))
      .map((key) => ancientIn(key, this.#get(key), this.#get(`${key}:history`)))
      .filter((one) => one !== null);
  }

  forgetAncient({ exercise }: Ancient): void {
    this.#remove(ancientPrefix + exercise);
    this.#remove(`${ancientPrefix}${exercise}:history`);
  }

  #keys(start: string): string[] {
    try {
      const count = this.#store?.length ?? 0;
      const keys = Array.from({ length: count }, (_, at) => this.#store?.key(at) ?? "");
      return keys.filter((key) => key.startsWith(start));
    } catch {
      return [];
    }
  }

  #get(key: string): string | null {
    try {
      return this.#store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #remove(key: string): void {
    try {
      this.#store?.removeItem(key);
    } catch {
      // What can't be removed is folded in once more, which changes nothing.
    }
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

function entryIn(text: string | null): Entry | null {
  const value = fieldsIn(text);
  if (value === null) return null;
  const { exercise, text: code, stamp, base, at } = value as Partial<Record<keyof Entry, unknown>>;
  if (typeof exercise !== "string" || typeof code !== "string") return null;
  if (typeof stamp !== "string" || typeof base !== "string" || typeof at !== "number") return null;
  return { exercise, text: code, stamp, base, at };
}

function ancientIn(key: string, text: string | null, history: string | null): Ancient | null {
  const value = fieldsIn(text);
  if (value === null) return null;
  const { text: code, passed } = value as { text?: unknown; passed?: unknown };
  if (typeof code !== "string") return null;
  const texts: unknown = parse(history);
  return {
    exercise: key.slice(ancientPrefix.length),
    text: code,
    passed: passed === true,
    history: Array.isArray(texts) ? texts.filter((one) => typeof one === "string") : [],
  };
}

function fieldsIn(text: string | null): object | null {
  const value = parse(text);
  return typeof value === "object" && value !== null ? value : null;
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
