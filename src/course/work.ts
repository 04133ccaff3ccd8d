// A learner's work as a page opens it: the database, the journal beside it, and what tabs tell each
// other. What an older version of the site kept, what a killed tab left and what chapters wrote down is
// taken over when it is opened.
import { settleAnswers } from "./answerfold.ts";
import { settleAttempts } from "./attempts.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Ancient, Journal } from "./journal.ts";
import { type Marks, marksKey, noMarks, readMarks, writeMarks } from "./marks.ts";
import { localStore, type Store } from "./storage.ts";

export interface Work {
  /** `null` where this browser keeps no database for us. */
  readonly base: Promise<Database | null>;
  readonly journal: Journal;
  readonly store: Store | null;
  readonly tab: string;
  readonly channel: BroadcastChannel | null;
  /** The tabs that are open somewhere, and may write to their own entries. */
  readonly openTabs: () => Promise<ReadonlySet<string>>;
}

/** `onOutdated`: another tab brings a newer database, and this one has let go of it. */
export function openWork(onOutdated: () => void = () => {}): Work {
  const store = localStore();
  const journal = new Journal(store);
  const tab = tabName();
  void navigator.locks?.request(lockOf(tab), () => new Promise<never>(() => {}));
  const channel =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("interleave");
  const base = openDatabase(onOutdated).then(async (opened) => {
    // What can't be taken over now is still there at the next visit.
    if (opened) await takeAll(opened, journal, store).catch(() => {});
    return opened;
  });
  return { base, journal, store, tab, channel, openTabs };
}

async function takeAll(base: Database, journal: Journal, store: Store | null): Promise<void> {
  const ancients = journal.ancient();
  await takeOver(base, ancients, Date.now());
  for (const one of ancients) journal.forgetAncient(one);
  await settleAttempts(base, store);
  await settleAnswers(base, store);
}

/** Brings the marks up to what the database holds. */
export async function renewMarks({ base, store }: Pick<Work, "base" | "store">): Promise<Marks> {
  const opened = await base;
  if (opened === null) return noMarks;
  const [passed, begun, last, answers] = await Promise.all([
    opened.getAllKeys("passes"),
    begunIn(opened),
    lastIn(opened),
    opened.getAll("answers"),
  ]);
  const marks = {
    passed,
    begun,
    last,
    answered: answers.map(({ question }) => question),
    right: answers.filter(({ rightAt }) => rightAt !== null).map(({ question }) => question),
  };
  if (JSON.stringify(readMarks(store)) === JSON.stringify(marks)) return marks;
  writeMarks(store, marks);
  // Other tabs hear it from the browser, this one does not.
  dispatchEvent(new Event(marksKey));
  return marks;
}

/** The exercises that have a draft or an attempt, by the keys alone. */
async function begunIn(base: Database): Promise<string[]> {
  const all = base.transaction(["drafts", "attempts"]);
  const begun = new Set(await all.objectStore("drafts").getAllKeys());
  const tried = all.objectStore("attempts").index("exercise");
  for (let at = await tried.openKeyCursor(null, "nextunique"); at; at = await at.continue()) {
    begun.add(at.key);
  }
  return [...begun];
}

/** The exercise of the newest draft or attempt. */
async function lastIn(base: Database): Promise<string | null> {
  const all = base.transaction(["drafts", "attempts"]);
  const [draft, attempt] = await Promise.all([
    all.objectStore("drafts").index("at").openCursor(null, "prev"),
    all.objectStore("attempts").index("at").openCursor(null, "prev"),
  ]);
  const isDraft = (draft?.key ?? -1) >= (attempt?.key ?? -1);
  return (isDraft ? draft : attempt)?.value.exercise ?? null;
}

/** Puts what the first version kept into the database, all or nothing. */
export async function takeOver(
  base: Database,
  ancients: readonly Ancient[],
  now: number,
): Promise<void> {
  if (ancients.length === 0) return;
  const all = base.transaction(["drafts", "attempts", "passes"], "readwrite");
  all.done.catch(() => {});
  const attempts = all.objectStore("attempts");
  for (const { exercise, text, passed, history } of ancients) {
    const drafts = all.objectStore("drafts");
    const isNew = (await drafts.get(exercise)) === undefined;
    if (isNew) await drafts.put({ exercise, text, stamp: "ancient.1", at: now });
    for (const [at, code] of (isNew ? history : [text, ...history]).entries()) {
      const id = `${exercise}:ancient.${at}`;
      const result = { kind: "aside", why: "earlier" } as const;
      await attempts.put({ id, exercise, at: now - at - 1, code, result });
    }
    const passes = all.objectStore("passes");
    // When it was passed is not known: 0 says so.
    if (passed && !(await passes.get(exercise))) await passes.put({ exercise, at: 0, code: text });
  }
  await all.done;
}

function tabName(): string {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${one.toString(36)}${other.toString(36)}`;
}

function lockOf(tab: string): string {
  return `interleave:tab:${tab}`;
}

async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.map(({ name = "" }) => name.slice(lockOf("").length)));
}
