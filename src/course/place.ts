// Where a reader stopped reading: the last section of a chapter that was on the screen. Kept in this
// browser only, and no part of the copy that is taken along.
import { fieldsOf, readItem, removeItem, type Store, writeItem } from "./storage.ts";

export interface Place {
  /** The address of the chapter's section. */
  readonly href: string;
  readonly chapter: string;
  readonly section: string;
}

const key = "interleave:place";

export function readPlace(store: Pick<Store, "getItem"> | null): Place | null {
  const { href, chapter, section } = fieldsOf<keyof Place>(readItem(store, key)) ?? {};
  if (typeof href !== "string" || typeof chapter !== "string" || typeof section !== "string")
    return null;
  // Only a path of this site is a place in it.
  return /^\/(?![/\\])/.test(href) ? { href, chapter, section } : null;
}

/** `null` forgets it. */
export function writePlace(store: Store | null, place: Place | null): void {
  if (place) writeItem(store, key, place);
  else removeItem(store, key);
}
