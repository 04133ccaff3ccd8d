// Databases as older versions of the site made them, for tests of what becomes of them. What they held is
// written out here once more, as it was: the site's own upgrades are what is under test.
import { type IDBPDatabase, openDB } from "idb";
import { databaseName } from "./database.ts";

export function openOld(version: 1 | 2): Promise<IDBPDatabase> {
  return openDB(databaseName, version, {
    upgrade(made) {
      made.createObjectStore("drafts", { keyPath: "exercise" });
      made.createObjectStore("passes", { keyPath: "exercise" });
      const attempts = made.createObjectStore("attempts", { keyPath: "id" });
      attempts.createIndex("exercise", "exercise");
      made.createObjectStore("moments");
      if (version === 2) made.createObjectStore("answers", { keyPath: "question" });
    },
  });
}
