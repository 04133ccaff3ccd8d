// What was tried, and what was passed: every press of Check, and every text that gave way to another.
// Newest first; of an exercise the newest are kept, and the code of its first pass always. Each is
// written at once, then put into the database.
import type { Aside, AttemptRecord, Database, PassRecord, Result } from "./database.ts";
import { pendingDone, pendingIn, writePending } from "./pending.ts";
import type { Store } from "./storage.ts";

/** How many attempts an exercise keeps. */
export const mostAttempts = 50;

export interface AttemptsOptions {
  readonly base: Promise<Database | null>;
  readonly store: Store | null;
  readonly exercise: string;
}

export class Attempts {
  readonly #options: AttemptsOptions;
  /** Where there is no database: as long as the page lives. */
  #session: AttemptRecord[] = [];
  #passed: PassRecord | null = null;

  constructor(options: AttemptsOptions) {
    this.#options = options;
  }

  async add(attempt: Omit<AttemptRecord, "exercise">): Promise<void> {
    const { base, store, exercise } = this.#options;
    const record = { ...attempt, exercise };
    const isWritten = writePending(store, record);
    const opened = await base;
    if (opened) {
      return settleAttempts(opened, store, [record]).catch((error: unknown) => {
        // What is written down is put there at the next visit.
        if (!isWritten) throw error;
      });
    }
    pendingDone(store, record);
    if (record.result.kind === "aside" && isKnown(this.#session, record)) return;
    this.#session = [record, ...this.#session].slice(0, mostAttempts);
    this.#passed ??= passOf(record);
  }

  /** Keeps a text that gives way to another, unless it is among the earlier ones. */
  putAside(code: string, why: Aside): Promise<void> {
    const result = { kind: "aside", why } as const;
    return this.add({ id: crypto.randomUUID(), at: Date.now(), code, result });
  }

  /** Newest first. */
  async list(): Promise<readonly AttemptRecord[]> {
    const base = await this.#options.base;
    if (base === null) return this.#session;
    return newestFirst(await base.getAllFromIndex("attempts", "exercise", this.#options.exercise));
  }

  async passed(): Promise<PassRecord | null> {
    const base = await this.#options.base;
    if (base === null) return this.#passed;
    return (await base.get("passes", this.#options.exercise)) ?? null;
  }
}

/** Puts into the database what is on its way there: what a killed tab left, if nothing else is named. */
export async function settleAttempts(
  base: Database,
  store: Store | null,
  records: readonly AttemptRecord[] = pendingIn(store),
): Promise<void> {
  for (const record of records) {
    await put(base, record);
    pendingDone(store, record);
  }
}

async function put(base: Database, record: AttemptRecord): Promise<void> {
  const { exercise } = record;
  const pass = passOf(record);
  const { stores, done } = open(base);
  const index = stores.attempts.index("exercise");
  const isAside = record.result.kind === "aside";
  if (!isAside || !isKnown(await index.getAll(exercise), record)) {
    await stores.attempts.put(record);
    await trim(index, exercise);
  }
  if (pass && !(await stores.passes.get(exercise))) await stores.passes.put(pass);
  await done;
}

/** A text that is kept already need not be put aside once more. */
function isKnown(attempts: readonly AttemptRecord[], { code }: AttemptRecord): boolean {
  return attempts.some((one) => one.code === code);
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
  count(exercise: string): Promise<number>;
  getAll(exercise: string): Promise<AttemptRecord[]>;
  readonly objectStore: { delete(id: string): Promise<void> };
}

/** Lets go of the oldest. */
export async function trim(index: Index, exercise: string): Promise<void> {
  if ((await index.count(exercise)) <= mostAttempts) return;
  const old = newestFirst(await index.getAll(exercise)).slice(mostAttempts);
  await Promise.all(old.map(({ id }) => index.objectStore.delete(id)));
}

function passOf({ exercise, at, code, result }: AttemptRecord): PassRecord | null {
  return result.kind === "passed" ? { exercise, at, code } : null;
}
