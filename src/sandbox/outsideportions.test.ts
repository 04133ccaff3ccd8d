import { expect, test } from "vitest";
import { Portions } from "./outsideportions.ts";

const many = 5000;

test("all that was told as sent is told as arrived, and nothing else of that end", () => {
  const portions = new Portions();
  const sent = Array.from({ length: many }, () => portions.sends(1, 10, true));
  const arrived = Array.from({ length: many }, () => portions.arrives(1, 10));
  expect(sent.filter(Boolean)).toHaveLength(4000);
  expect(arrived.filter((length) => length === 10)).toHaveLength(4000);
  expect(arrived.lastIndexOf(10)).toBe(sent.lastIndexOf(true));
});

test("of one large sending only so many arrivals are told, and the next one is not lost among them", () => {
  const portions = new Portions();
  expect(portions.sends(1, many * 10, true)).toBe(true);
  expect(portions.sends(1, 5, true)).toBe(true);
  const arrived = Array.from({ length: many }, () => portions.arrives(1, 10));
  expect(arrived.filter((length) => length !== null)).toHaveLength(4000);
  // With what was not told meanwhile, so that the sum is right.
  expect(portions.arrives(1, 5)).toBe(1000 * 10 + 5);
  expect(portions.arrives(1, 5)).toBe(null);
});

test("what comes from other hosts, and goes to them, is bounded by itself", () => {
  const portions = new Portions();
  for (let count = 0; count < many; count++) {
    expect(portions.sends(1, 10, false)).toBe(count < 4000);
    expect(portions.arrives(null, 7)).toBe(count < 4000 ? 7 : null);
  }
});
