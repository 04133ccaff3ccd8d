// Taking a learner's work out of the database and putting it back in. What comes in is added to what is
// there: nothing that was here before is lost, and a file goes in whole or not at all.
import type { IDBPTransaction } from "idb";
import { foldAnswers } from "./answerfold.ts";
import { trim } from "./attempts.ts";
import type {
  AnswerRecord,
  AttemptRecord,
  Database,
  DraftRecord,
  PassRecord,
  Schema,
} from "./database.ts";
import type { ProgressFile } from "./progressfile.ts";

export interface Everything {
  readonly drafts: readonly DraftRecord[];
  readonly passes: readonly PassRecord[];
  readonly attempts: readonly AttemptRecord[];
  readonly answers: readonly AnswerRecord[];
  /** By the name of what was done. */
  readonly moments: ReadonlyMap<string, number>;
}

/** To how many of each something was added. */
export interface Added {
  readonly exercises: number;
  readonly questions: number;
}

const everyStore = ["drafts", "passes", "attempts", "answers", "moments"] as const;

export async function everythingIn(base: Database): Promise<Everything> {
  return readAll(base.transaction(everyStore));
}

async function readAll<Mode extends IDBTransactionMode>(
  all: IDBPTransaction<Schema, typeof everyStore, Mode>,
): Promise<Everything> {
  const [drafts, passes, attempts, answers, names, times] = await Promise.all([
    all.objectStore("drafts").getAll(),
    all.objectStore("passes").getAll(),
    all.objectStore("attempts").getAll(),
    all.objectStore("answers").getAll(),
    all.objectStore("moments").getAllKeys(),
    all.objectStore("moments").getAll(),
  ]);
  const moments = new Map(names.map((name, at) => [name, times[at] ?? 0]));
  return { drafts, passes, attempts, answers, moments };
}

export function toFile(
  { drafts, passes, attempts, answers }: Everything,
  now: number,
): ProgressFile {
  const draftOf = new Map(drafts.map((one) => [one.exercise, one]));
  const passOf = new Map(passes.map((one) => [one.exercise, one]));
  const attemptsOf = Map.groupBy(attempts, ({ exercise }) => exercise);
  const names = new Set([...draftOf.keys(), ...passOf.keys(), ...attemptsOf.keys()]);
  const exercises = [...names].sort().map((exercise) => {
    const [draft, pass] = [draftOf.get(exercise), passOf.get(exercise)];
    const tried = attemptsOf.get(exercise) ?? [];
    return {
      exercise,
      draft: draft ? { at: toTime(draft.at), code: draft.text } : null,
      passed: pass ? { at: toTime(pass.at), code: pass.code } : null,
      attempts: tried.map(({ id, at, code, result }) => ({ id, at: toTime(at), code, result })),
    };
  });
  return {
    format: "interleave-progress",
    version: 2,
    exported: new Date(now).toISOString(),
    exercises,
    questions: answers.map(({ question, at, chosen, right, rightAt }) => ({
      question,
      answered: { at: toTime(at), chosen: [...chosen], right },
      right: rightAt === null ? null : { at: toTime(rightAt) },
    })),
  };
}

/** Tells what was new in the file. */
export async function importFile(base: Database, file: ProgressFile): Promise<Added> {
  const all = base.transaction(["drafts", "passes", "attempts", "answers"], "readwrite");
  all.done.catch(() => {});
  const stores = {
    drafts: all.objectStore("drafts"),
    passes: all.objectStore("passes"),
    attempts: all.objectStore("attempts"),
  };
  let exercises = 0;
  for (const one of file.exercises) {
    const isNew = [
      await importDraft(stores, one, file.exported),
      await importPass(stores, one),
      await importAttempts(stores, one),
    ];
    await trim(stores.attempts.index("exercise"), one.exercise);
    if (isNew.includes(true)) exercises += 1;
  }
  const questions = await foldAnswers(all.objectStore("answers"), file.questions.map(answerOf));
  await all.done;
  return { exercises, questions };
}

type FileExercise = ProgressFile["exercises"][number];

/** The part of the object stores that is needed. */
interface Stores {
  readonly drafts: Writable<DraftRecord>;
  readonly passes: Writable<PassRecord>;
  readonly attempts: Writable<AttemptRecord>;
}

interface Writable<Of> {
  get(key: string): Promise<Of | undefined>;
  put(value: Of): Promise<unknown>;
}

async function importDraft(
  { drafts, attempts }: Stores,
  { exercise, draft }: FileExercise,
  exported: string,
): Promise<boolean> {
  if (!draft) return false;
  const stamp = `file${exported}.1`;
  const theirs = { exercise, text: draft.code, stamp, at: toNumber(draft.at) };
  const { stays, goes } = newer(await drafts.get(exercise), theirs);
  if (stays === theirs) await drafts.put(theirs);
  if (goes) await attempts.put(putAside(goes));
  return stays === theirs || goes !== null;
}

/** The first pass counts; one whose time nobody knows gives way. */
async function importPass(
  { passes }: Stores,
  { exercise, passed }: FileExercise,
): Promise<boolean> {
  if (!passed) return false;
  const pass = { exercise, at: toNumber(passed.at), code: passed.code };
  const known = await passes.get(exercise);
  const isFirst = !known || (pass.at > 0 && (known.at === 0 || pass.at < known.at));
  if (isFirst) await passes.put(pass);
  return isFirst;
}

async function importAttempts(
  { attempts }: Stores,
  { exercise, attempts: tried }: FileExercise,
): Promise<boolean> {
  let isNew = false;
  for (const { id, at, code, result } of tried) {
    if (await attempts.get(id)) continue;
    await attempts.put({ id, exercise, at: toNumber(at), code, result });
    isNew = true;
  }
  return isNew;
}

function answerOf({ question, answered, right }: ProgressFile["questions"][number]): AnswerRecord {
  const rightAt = right && toNumber(right.at);
  return { question, ...answered, at: toNumber(answered.at), rightAt };
}

/** Takes everything away, and gives it, for whoever wants it back. */
export async function forgetAll(base: Database): Promise<Everything> {
  const all = base.transaction(everyStore, "readwrite");
  all.done.catch(() => {});
  const everything = await readAll(all);
  for (const store of everyStore) await all.objectStore(store).clear();
  await all.done;
  return everything;
}

/** Gives back what was taken away; what was done since then stays, as with a file. */
export async function giveBack(base: Database, gone: Everything, now: number): Promise<void> {
  await importFile(base, toFile(gone, now));
  const all = base.transaction("moments", "readwrite");
  all.done.catch(() => {});
  for (const [name, at] of gone.moments) {
    if ((await all.store.get(name)) === undefined) await all.store.put(at, name);
  }
  await all.done;
}

function newer(
  kept: DraftRecord | undefined,
  theirs: DraftRecord,
): { stays: DraftRecord; goes: DraftRecord | null } {
  if (kept === undefined) return { stays: theirs, goes: null };
  if (kept.text === theirs.text) return { stays: kept, goes: null };
  const [stays, goes] = theirs.at > kept.at ? [theirs, kept] : [kept, theirs];
  return { stays, goes };
}

/** The same text put aside twice is one attempt. */
function putAside({ exercise, text, at, stamp }: DraftRecord): AttemptRecord {
  const id = `${exercise}:${stamp}`;
  return { id, exercise, at, code: text, result: { kind: "aside", why: "imported" } };
}

/** 0 is a time that nobody knows. */
function toTime(at: number): string | null {
  return at === 0 ? null : new Date(at).toISOString();
}

function toNumber(time: string | null): number {
  return time === null ? 0 : Date.parse(time);
}
