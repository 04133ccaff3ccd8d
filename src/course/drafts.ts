// What a learner has typed, kept in this browser with every keystroke. Two tabs may write the same
// draft: a text that a tab has not seen is never overwritten without a copy in the history.

export interface Kept {
  readonly text: string;
  /** Which write it was; another number is another text. */
  readonly stamp: string;
  readonly passed: boolean;
}

export type Saved =
  | { readonly kind: "saved" }
  /** The browser keeps nothing: the text lives as long as the page. */
  | { readonly kind: "unkept" };

/** The part of `Storage` that is needed. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const version = 1;
const mostVersions = 20;

export class Draft {
  readonly #store: Store | null;
  readonly #key: string;
  readonly #name: () => string;
  /** The stamp of the text that this tab wrote or read last. */
  #seen = "";

  /** `name` gives a stamp that no other tab gives. */
  constructor(store: Store | null, exercise: string, name: () => string) {
    this.#store = store;
    this.#key = `interleave:exercise:${exercise}`;
    this.#name = name;
  }

  get key(): string {
    return this.#key;
  }

  /** What is kept now; from then on it counts as seen. */
  read(): Kept | null {
    const kept = keptIn(this.#get(this.#key));
    this.#seen = kept?.stamp ?? "";
    return kept;
  }

  /** Whether another tab has written what this one has not read. */
  isForeign(): boolean {
    const kept = keptIn(this.#get(this.#key));
    return kept !== null && kept.stamp !== this.#seen;
  }

  write(text: string, passed = false): Saved {
    const before = keptIn(this.#get(this.#key));
    if (before !== null && before.stamp !== this.#seen) this.#remember(before.text);
    this.#seen = this.#name();
    const kept: Kept = { text, stamp: this.#seen, passed: passed || (before?.passed ?? false) };
    return this.#set(this.#key, JSON.stringify({ version, ...kept }));
  }

  /** Keeps a copy of a text that is about to go: newest first, no text twice. */
  #remember(text: string): void {
    const others = this.history().filter((one) => one !== text);
    this.#set(`${this.#key}:history`, JSON.stringify([text, ...others].slice(0, mostVersions)));
  }

  /** A text that the learner may want back. */
  keep(text: string): void {
    this.#remember(text);
  }

  history(): readonly string[] {
    const list = parse(this.#get(`${this.#key}:history`));
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  }

  #get(key: string): string | null {
    try {
      return this.#store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #set(key: string, text: string): Saved {
    try {
      if (this.#store === null) return { kind: "unkept" };
      this.#store.setItem(key, text);
      return { kind: "saved" };
    } catch {
      return { kind: "unkept" };
    }
  }
}

function keptIn(text: string | null): Kept | null {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return null;
  const { text: code, stamp, passed } = value as Partial<Kept>;
  if (typeof code !== "string" || typeof stamp !== "string") return null;
  return { text: code, stamp, passed: passed === true };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
