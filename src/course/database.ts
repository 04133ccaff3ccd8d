// Where a learner's work lives in this browser: one IndexedDB database with a version. Each version's
// changes stand in `upgrade`, and a database of any older version goes through all of them.
import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";

/** The text of an exercise as it stands. */
export interface DraftRecord {
  readonly exercise: string;
  readonly text: string;
  /** Which write it was: the tab that wrote it, a dot, a number that only grows. */
  readonly stamp: string;
  /** Milliseconds since 1970; wherever such a time is 0, nobody knows it. */
  readonly at: number;
}

/** The first pass of an exercise. */
export interface PassRecord {
  readonly exercise: string;
  readonly at: number;
  readonly code: string;
}

export type Result =
  /** How many of the checks passed, and the seed that makes the same numbers again. */
  | {
      readonly kind: "passed" | "failed";
      readonly passed: number;
      readonly of: number;
      readonly seed: number;
    }
  | { readonly kind: "refused" }
  /** Not graded: kept because another text took its place. */
  | { readonly kind: "aside"; readonly why: Aside };

/** Why another text took its place. */
export const asides = ["reset", "restored", "otherTab", "imported", "earlier"] as const;
export type Aside = (typeof asides)[number];

/** A text that the learner may want back. */
export interface AttemptRecord {
  readonly id: string;
  readonly exercise: string;
  readonly at: number;
  readonly code: string;
  readonly result: Result;
}

/** What was answered to a question within a chapter. */
export interface AnswerRecord {
  /** Its name: `tasks/predict/when`. */
  readonly question: string;
  readonly at: number;
  /** In whatever words the kind of question has. */
  readonly chosen: readonly string[];
  readonly right: boolean;
  /** When it was answered right for the first time. */
  readonly rightAt: number | null;
}

export interface Schema extends DBSchema {
  drafts: { key: string; value: DraftRecord; indexes: { at: number } };
  passes: { key: string; value: PassRecord };
  attempts: { key: string; value: AttemptRecord; indexes: { exercise: string; at: number } };
  answers: { key: string; value: AnswerRecord };
  /** When something was done, by its name: `exported`. */
  moments: { key: string; value: number };
}

export type Database = IDBPDatabase<Schema>;

export const databaseName = "interleave";
const version = 3;

/** `null` where the browser has no database for us: then what is learnt is forgotten with the page. */
export async function openDatabase(onOutdated: () => void = () => {}): Promise<Database | null> {
  try {
    const base = await openDB<Schema>(databaseName, version, {
      upgrade: (made, from, _to, change) => upgrade(made, from, change),
      // Another tab brings a newer version: it waits until this one lets go.
      blocking: (_now, _wanted, event) => {
        (event.target as IDBDatabase).close();
        onOutdated();
      },
    });
    return base;
  } catch {
    return null;
  }
}

type Change = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

function upgrade(base: Database, from: number, change: Change): void {
  if (from < 1) {
    base.createObjectStore("drafts", { keyPath: "exercise" });
    base.createObjectStore("passes", { keyPath: "exercise" });
    const attempts = base.createObjectStore("attempts", { keyPath: "id" });
    attempts.createIndex("exercise", "exercise");
    base.createObjectStore("moments");
  }
  if (from < 2) base.createObjectStore("answers", { keyPath: "question" });
  if (from < 3) {
    // What came last is found without reading every text.
    change.objectStore("drafts").createIndex("at", "at");
    change.objectStore("attempts").createIndex("at", "at");
  }
}
