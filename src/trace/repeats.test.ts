import { expect, test } from "vitest";
import type { ConsoleLine } from "./console.ts";
import { timesOf } from "./repeats.ts";

const line = (text: string, at = 0, task: number | null = 1): ConsoleLine => ({
  at,
  text,
  task,
  level: "log",
  source: "program",
  values: [],
  place: null,
  depth: 0,
});

test("equal lines of one moment are counted at the first of them", () => {
  expect(timesOf([line("tick"), line("tick"), line("tock"), line("tick")])).toEqual([2, 0, 1, 1]);
});

test("equal lines at different moments are told apart", () => {
  expect(timesOf([line("tick", 0), line("tick", 1000), line("tick", 1000.2)])).toEqual([1, 2, 0]);
});

test("equal lines of different tasks are told apart", () => {
  expect(timesOf([line("done", 0, 1), line("done", 0, 2), line("done", 0, null)])).toEqual([
    1, 1, 1,
  ]);
});

test("no lines have no counts", () => {
  expect(timesOf([])).toEqual([]);
});
