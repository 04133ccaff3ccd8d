// The place in the course: what is read back is what was written, and leads nowhere but into the site.
import { expect, it } from "vitest";
import { readPlace, writePlace } from "./place.ts";
import { MemoryStore } from "./store.fixture.ts";

const place = { href: "/tasks/#later", chapter: "Tasks", section: "Later" };

it("is read as it was written, until it is forgotten", () => {
  const store = new MemoryStore();
  writePlace(store, place);
  expect(readPlace(store)).toEqual(place);
  writePlace(store, null);
  expect(readPlace(store)).toBeNull();
});

it.each([
  "https://elsewhere.test/",
  "//elsewhere.test/",
  "/\\elsewhere.test/",
  "javascript:alert(1)",
])("is none at %s", (href) => {
  const store = new MemoryStore();
  writePlace(store, { ...place, href });
  expect(readPlace(store)).toBeNull();
});
