// How things of one name are told apart.
import { expect, test } from "vitest";
import { Equals } from "./equals.ts";

function named(names: readonly string[]): Equals {
  const equals = new Equals();
  for (const [thing, name] of names.entries()) equals.set(thing, name);
  return equals;
}

test("things of one name are numbered in their order, whenever each got it", () => {
  const equals = named(["cook", "waiter", "cook", "guest"]);
  equals.set(1, "cook");
  expect([0, 1, 2, 3].map((thing) => equals.numberOf(thing))).toEqual([1, 2, 3, 0]);
});

test("who gets another name leaves its place to the others", () => {
  const equals = named(["cook", "cook", "cook"]);
  equals.set(0, "waiter");
  expect([0, 1, 2].map((thing) => equals.numberOf(thing))).toEqual([0, 1, 2]);
  equals.set(1, "waiter");
  expect([0, 1, 2].map((thing) => equals.numberOf(thing))).toEqual([1, 2, 0]);
  expect([equals.count("cook"), equals.count("waiter"), equals.count("guest")]).toEqual([1, 2, 0]);
});
