import { expect, test } from "vitest";
import { duration } from "./words.ts";

test.each([
  [999.6, "1 s"],
  [1500, "1.5 s"],
  [119_999, "2 min"],
  [120_000, "2 min"],
  [90_400, "1 min 30 s"],
  [3_599_499, "59 min 59 s"],
  [3_599_999, "1 h"],
  [7_199_999, "2 h"],
  [5_400_000, "1 h 30 min"],
])("%d ms are %s", (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});
