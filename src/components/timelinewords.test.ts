import { expect, test } from "vitest";
import { wrapped } from "./timelinewords.ts";

test("words are broken between words, and a number keeps its unit", () => {
  expect(wrapped("held by brew coffee", 8)).toEqual(["held by", "brew", "coffee"]);
  expect(wrapped("blocks for 500 ms", 10)).toEqual(["blocks for", "500 ms"]);
  expect(wrapped("sleep 3 s, for ever", 9)).toEqual(["sleep", "3 s, for", "ever"]);
  expect(wrapped("sleep 1 h", 20)).toEqual(["sleep 1 h"]);
});

test("names that are too long are broken where they have a joint", () => {
  expect(wrapped("reader.readline()", 11)).toEqual(["reader", ".readline()"]);
  expect(wrapped("fetchPage()", 7)).toEqual(["fetch", "Page()"]);
  expect(wrapped("900 ms", 4)).toEqual(["900", "ms"]);
});

test("nothing is lost, whatever the room", () => {
  const words = "waits for semaphore limit.acquire(1), for ever";
  for (let most = 1; most < 50; most++) {
    expect(wrapped(words, most).join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
  }
});
