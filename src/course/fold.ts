// How a text that a tab wrote meets the text that the database has: it takes its place, or stands back,
// and whatever another tab would lose by that is put aside.
import type { AttemptRecord, Database, DraftRecord } from "./database.ts";
import { countOf, type Entry, tabOf } from "./journal.ts";

export interface Folded {
  /** What is the draft from now on. */
  readonly draft: DraftRecord;
  /** What would have been lost. */
  readonly aside: DraftRecord | null;
}

/** `typed` just now, or `found` when the page was opened: then the newer one of two stands. */
export function fold(
  kept: DraftRecord | undefined,
  entry: Entry,
  manner: "typed" | "found",
): Folded {
  const { base, ...draft } = entry;
  if (kept === undefined || kept.stamp === base) return { draft, aside: null };
  if (tabOf(kept.stamp) === tabOf(entry.stamp)) {
    return { draft: countOf(kept.stamp) >= countOf(entry.stamp) ? kept : draft, aside: null };
  }
  const wins = manner === "typed" || entry.at >= kept.at;
  const [stays, goes] = wins ? [draft, kept] : [kept, draft];
  return { draft: stays, aside: stays.text === goes.text ? null : goes };
}

/** Folds entries into the database, all or none of them; gives the draft as it stands then. */
export async function foldInto(
  base: Database,
  exercise: string,
  entries: readonly Entry[],
  manner: "typed" | "found",
): Promise<DraftRecord | null> {
  const all = base.transaction(["drafts", "attempts"], "readwrite");
  // A failed request rejects by itself, and is told from there.
  all.done.catch(() => {});
  const drafts = all.objectStore("drafts");
  const attempts = all.objectStore("attempts");
  const before = await drafts.get(exercise);
  let draft = before;
  for (const entry of entries) {
    const folded = fold(draft, entry, manner);
    draft = folded.draft;
    if (folded.aside) await attempts.put(putAside(folded.aside));
  }
  if (draft && draft !== before) await drafts.put(draft);
  await all.done;
  return draft ?? null;
}

/** One for each tab: as it types on, its newest text takes the place of the one before. */
function putAside({ exercise, text, stamp, at }: DraftRecord): AttemptRecord {
  const id = `${exercise}:${tabOf(stamp)}`;
  return { id, exercise, at, code: text, result: { kind: "aside", why: "otherTab" } };
}
