// The rows of a comparison: what both texts have stands side by side, the rest alone.
import { expect, it } from "vitest";
import { diffRows } from "./diff.ts";

const rows = (left: string, right: string) =>
  diffRows(left, right).map(({ left, right }) => `${left ?? "-"}|${right ?? "-"}`);

it("puts equal lines on one row, and beside what changed what took its place", () => {
  expect(rows("a\nb\nc\n", "a\nx\nc\n")).toEqual(["a|a", "b|x", "c|c"]);
  expect(rows("a\nb\nc", "a\nx\ny\nc")).toEqual(["a|a", "b|x", "-|y", "c|c"]);
});

it("shows what was added and what is gone at the ends", () => {
  expect(rows("b", "a\nb\nc")).toEqual(["-|a", "b|b", "-|c"]);
  expect(rows("a\nb\nc", "b")).toEqual(["a|-", "b|b", "c|-"]);
});

it("of equal texts has no mark, whatever their last line break", () => {
  expect(rows("a\nb\n", "a\r\nb")).toEqual(["a|a", "b|b"]);
});
