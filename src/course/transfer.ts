// Taking a learner's work out of the database and putting it back in. What comes in is added to what is
// there: nothing that was here before is lost, and a file goes in whole or not at all.
import { trim } from "./attempts.ts";
import type { AttemptRecord, Database, DraftRecord, PassRecord } from "./database.ts";
import type { ProgressFile } from "./progressfile.ts";

export interface Everything {
  readonly drafts: readonly DraftRecord[];
  readonly passes: readonly PassRecord[];
  readonly attempts: readonly AttemptRecord[];
}

export async function everythingIn(base: Database): Promise<Everything> {
  const all = base.transaction(["drafts", "passes", "attempts"]);
  const [drafts, passes, attempts] = await Promise.all([
    all.objectStore("drafts").getAll(),
    all.objectStore("passes").getAll(),
    all.objectStore("attempts").getAll(),
  ]);
  return { drafts, passes, attempts };
}

export function toFile({ drafts, passes, attempts }: Everything, now: number): ProgressFile {
  const names = new Set([...drafts, ...passes, ...attempts].map(({ exercise }) => exercise));
  const exercises = [...names].sort().map((exercise) => {
    const draft = drafts.find((one) => one.exercise === exercise);
    const pass = passes.find((one) => one.exercise === exercise);
    return {
      exercise,
      draft: draft ? { at: toTime(draft.at), code: draft.text } : null,
      passed: pass ? { at: toTime(pass.at), code: pass.code } : null,
      attempts: attempts
        .filter((one) => one.exercise === exercise)
        .map(({ id, at, code, result }) => ({ id, at: toTime(at), code, result })),
    };
  });
  return {
    format: "interleave-progress",
    version: 1,
    exported: new Date(now).toISOString(),
    exercises,
  };
}

/** How many exercises the file added something to. */
export async function importFile(base: Database, file: ProgressFile): Promise<number> {
  const all = base.transaction(["drafts", "passes", "attempts"], "readwrite");
  all.done.catch(() => {});
  const drafts = all.objectStore("drafts");
  const passes = all.objectStore("passes");
  const attempts = all.objectStore("attempts");
  let added = 0;
  for (const { exercise, draft, passed, attempts: tried } of file.exercises) {
    let isNew = false;
    if (draft) {
      const theirs = {
        exercise,
        text: draft.code,
        stamp: `file${file.exported}.1`,
        at: toNumber(draft.at),
      };
      const { stays, goes } = newer(await drafts.get(exercise), theirs);
      if (stays === theirs) await drafts.put(theirs);
      if (goes) await attempts.put(putAside(goes));
      isNew ||= stays === theirs || goes !== null;
    }
    const pass = passed && { exercise, at: toNumber(passed.at), code: passed.code };
    const known = await passes.get(exercise);
    // The first pass counts; one whose time nobody knows gives way.
    if (pass && (!known || (pass.at > 0 && (known.at === 0 || pass.at < known.at)))) {
      await passes.put(pass);
      isNew = true;
    }
    for (const { id, at, code, result } of tried) {
      if (await attempts.get(id)) continue;
      await attempts.put({ id, exercise, at: toNumber(at), code, result });
      isNew = true;
    }
    await trim(attempts.index("exercise"), exercise);
    if (isNew) added += 1;
  }
  await all.done;
  return added;
}

/** Takes everything away, and gives it, for whoever wants it back. */
export async function forgetAll(base: Database): Promise<Everything> {
  const everything = await everythingIn(base);
  const all = base.transaction(["drafts", "passes", "attempts", "moments"], "readwrite");
  all.done.catch(() => {});
  for (const name of ["drafts", "passes", "attempts", "moments"] as const) {
    await all.objectStore(name).clear();
  }
  await all.done;
  return everything;
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
