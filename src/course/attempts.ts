// What was tried, and what was passed: every press of Check, and every text that gave way to another.
// Newest first; of an exercise the newest are kept, and the code of its first pass always.
import type { AttemptRecord, Database, PassRecord, Result } from "./database.ts";

/** How many attempts an exercise keeps. */
export const mostAttempts = 50;

export class Attempts {
  readonly #base: Promise<Database | null>;
  readonly #exercise: string;
  /** Where there is no database: as long as the page lives. */
  #session: AttemptRecord[] = [];
  #passed: PassRecord | null = null;

  constructor(base: Promise<Database | null>, exercise: string) {
    this.#base = base;
    this.#exercise = exercise;
  }

  async add(attempt: Omit<AttemptRecord, "exercise">): Promise<"kept" | "unkept"> {
    const record = { ...attempt, exercise: this.#exercise };
    const pass = passOf(record);
    const base = await this.#base;
    if (base === null) {
      this.#session = [record, ...this.#session].slice(0, mostAttempts);
      this.#passed ??= pass;
      return "unkept";
    }
    const { stores, done } = open(base);
    await stores.attempts.put(record);
    await trim(stores.attempts.index("exercise"), this.#exercise);
    if (pass && !(await stores.passes.get(this.#exercise))) await stores.passes.put(pass);
    await done;
    return "kept";
  }

  /** Newest first. */
  async list(): Promise<readonly AttemptRecord[]> {
    const base = await this.#base;
    if (base === null) return this.#session;
    return newestFirst(await base.getAllFromIndex("attempts", "exercise", this.#exercise));
  }

  async passed(): Promise<PassRecord | null> {
    const base = await this.#base;
    return base === null ? this.#passed : ((await base.get("passes", this.#exercise)) ?? null);
  }
}

/** In words, for a list of attempts. */
export function resultText(result: Result): string {
  switch (result.kind) {
    case "passed":
      return `Passed all ${result.of} checks`;
    case "failed":
      return `${result.passed} of ${result.of} checks passed`;
    case "refused":
      return "Did not compile";
    case "aside":
      return {
        reset: "Put aside by Reset",
        restored: "Put aside for an earlier text",
        otherTab: "Put aside for another tab's text",
        imported: "Put aside by an import",
        earlier: "Kept from before",
      }[result.why];
    default:
      return result satisfies never;
  }
}

export function newestFirst(attempts: readonly AttemptRecord[]): AttemptRecord[] {
  return attempts.toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
}

function open(base: Database) {
  const all = base.transaction(["attempts", "passes"], "readwrite");
  all.done.catch(() => {});
  const stores = { attempts: all.objectStore("attempts"), passes: all.objectStore("passes") };
  return { stores, done: all.done };
}

interface Index {
  getAll(exercise: string): Promise<AttemptRecord[]>;
  readonly objectStore: { delete(id: string): Promise<void> };
}

/** Lets go of the oldest. */
export async function trim(index: Index, exercise: string): Promise<void> {
  const old = newestFirst(await index.getAll(exercise)).slice(mostAttempts);
  await Promise.all(old.map(({ id }) => index.objectStore.delete(id)));
}

function passOf({ exercise, at, code, result }: AttemptRecord): PassRecord | null {
  return result.kind === "passed" ? { exercise, at, code } : null;
}
