// What a learner has typed, kept in this browser with every keystroke: at once in the journal, soon in
// the database. Two tabs may write the same draft; what one of them would overwrite is put aside.
import type { Database, DraftRecord } from "./database.ts";
import { foldInto } from "./fold.ts";
import { type Entry, type Journal, tabOf } from "./journal.ts";

/** How safe a text is: in this browser, or only as long as the page lives. */
export type Kept = "kept" | "unkept";

export interface DraftOptions {
  readonly exercise: string;
  readonly base: Promise<Database | null>;
  readonly journal: Journal;
  /** A name that no other tab has. */
  readonly tab: string;
  readonly now: () => number;
  /** The tabs that are open somewhere, and may write to their own entries. */
  readonly openTabs: () => Promise<ReadonlySet<string>>;
  /** What all tabs hear. */
  readonly channel: Pick<BroadcastChannel, "postMessage" | "addEventListener"> | null;
  /** Another tab has written another text. */
  readonly onForeign: () => void;
  readonly onKept: (kept: Kept) => void;
}

export class Draft {
  readonly #options: DraftOptions;
  /** The stamp of the text that this tab read last, or took over. */
  #base = "";
  #text: string | null = null;
  #count = 0;
  #waiting: Entry | null = null;
  #writing: Promise<void> | null = null;

  constructor(options: DraftOptions) {
    this.#options = options;
    options.channel?.addEventListener("message", ({ data }) => this.#heard(data));
  }

  /** The text as it stands, with what a killed tab left in the journal; from now on it counts as seen. */
  async read(): Promise<string | null> {
    const { exercise, journal } = this.#options;
    const base = await this.#options.base;
    const entries = journal.entries(exercise).sort((one, other) => one.at - other.at);
    if (base === null) return this.#saw(entries.at(-1) ?? null);
    const draft = await foldInto(base, exercise, entries, "found");
    if (entries.length > 0) await this.#clear(entries);
    if (draft && entries.some(({ stamp }) => stamp === draft.stamp)) this.#tell(draft);
    return this.#saw(draft);
  }

  write(text: string): void {
    if (text !== this.#text) this.insist(text);
  }

  /** Writes it again, whatever another tab has written meanwhile. */
  insist(text: string): void {
    const { exercise, journal, tab, now } = this.#options;
    this.#text = text;
    this.#count += 1;
    const stamp = `${tab}.${this.#count}`;
    const entry = { exercise, text, stamp, base: this.#base, at: now() };
    if (journal.write(entry)) this.#options.onKept("kept");
    this.#waiting = entry;
    this.#writing ??= this.#commit().finally(() => {
      this.#writing = null;
    });
  }

  /** The database has everything that was written, if there is one. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #commit(): Promise<void> {
    const base = await this.#options.base;
    for (let entry = this.#waiting; entry; entry = this.#waiting) {
      this.#waiting = null;
      await this.#put(base, entry);
    }
  }

  async #put(base: Database | null, entry: Entry): Promise<void> {
    const { exercise, journal, onKept } = this.#options;
    try {
      if (base === null)
        throw new Error("Cannot keep a draft: this browser has no database for it");
      const draft = await foldInto(base, exercise, [entry], "typed");
      journal.done(entry);
      onKept("kept");
      if (draft) this.#tell(draft);
    } catch {
      if (!journal.entries(exercise).some(({ stamp }) => stamp === entry.stamp)) onKept("unkept");
    }
  }

  #saw(draft: Pick<DraftRecord, "stamp" | "text"> | null): string | null {
    this.#base = draft?.stamp ?? "";
    this.#text = draft?.text ?? null;
    return this.#text;
  }

  #tell({ exercise, stamp, text }: DraftRecord): void {
    this.#options.channel?.postMessage({ exercise, stamp, text });
  }

  #heard(data: unknown): void {
    if (typeof data !== "object" || data === null) return;
    const { exercise, stamp, text } = data as Partial<Record<string, unknown>>;
    if (exercise !== this.#options.exercise || typeof stamp !== "string") return;
    if (tabOf(stamp) === this.#options.tab || stamp === this.#base) return;
    if (text === this.#text) this.#base = stamp;
    else this.#options.onForeign();
  }

  /** An entry of a tab that is still open is that tab's to remove. */
  async #clear(entries: readonly Entry[]): Promise<void> {
    const { journal, tab, openTabs } = this.#options;
    const open = await openTabs();
    for (const entry of entries) {
      const owner = tabOf(entry.stamp);
      if (owner === tab || !open.has(owner)) journal.done(entry);
    }
  }
}
