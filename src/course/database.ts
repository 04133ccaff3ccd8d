// Where a learner's work lives in this browser: one IndexedDB database with a version. Each version's
// changes stand in `upgrade`, and a database of any older version goes through all of them.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** The text of an exercise as it stands. */
export interface DraftRecord {
  readonly exercise: string;
  readonly text: string;
  /** Which write it was: the tab that wrote it, a dot, a number that only grows. */
  readonly stamp: string;
  /** Milliseconds since 1970. */
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

export type Aside = "reset" | "restored" | "otherTab" | "imported" | "earlier";

/** A text that the learner may want back. */
export interface AttemptRecord {
  readonly id: string;
  readonly exercise: string;
  readonly at: number;
  readonly code: string;
  readonly result: Result;
}

export interface Schema extends DBSchema {
  drafts: { key: string; value: DraftRecord };
  passes: { key: string; value: PassRecord };
  attempts: { key: string; value: AttemptRecord; indexes: { exercise: string } };
  /** When something was done, by its name: `exported`. */
  moments: { key: string; value: number };
}

export type Database = IDBPDatabase<Schema>;

export const databaseName = "interleave";
const version = 1;

/** `null` where the browser has no database for us: then what is learnt is forgotten with the page. */
export async function openDatabase(onOutdated: () => void = () => {}): Promise<Database | null> {
  try {
    const base = await openDB<Schema>(databaseName, version, {
      upgrade,
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

function upgrade(base: Database, from: number): void {
  if (from < 1) {
    base.createObjectStore("drafts", { keyPath: "exercise" });
    base.createObjectStore("passes", { keyPath: "exercise" });
    const attempts = base.createObjectStore("attempts", { keyPath: "id" });
    attempts.createIndex("exercise", "exercise");
    base.createObjectStore("moments");
  }
}
