// Predictions held against what was printed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markOrder, markTimes } from "./predictmarks.ts";

const cases = { seed: 7, numRuns: 200 } as const;
const texts = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 3, maxLength: 10 });

describe("markOrder", () => {
  it("tells each place that was foreseen, and what was said at the others", () => {
    expect(markOrder(["made", "left", "right"], [0, 2, 1])).toEqual([
      { right: true, instead: "" },
      { right: false, instead: "you said “right”" },
      { right: false, instead: "you said “left”" },
    ]);
  });

  it("takes equal words for each other", () => {
    expect(markOrder(["a", "b", "a"], [2, 1, 0]).every(({ right }) => right)).toBe(true);
  });

  it("never marks the true order as wrong", () => {
    fc.assert(
      fc.property(texts, (lines) => {
        const order = lines.map((_, at) => at);
        expect(markOrder(lines, order).every(({ right }) => right)).toBe(true);
      }),
      cases,
    );
  });
});

describe("markTimes", () => {
  it("tells which lines come when they were foreseen, and what was said of the others", () => {
    expect(markTimes(["a", "b"], [0, 3000], [0, 6000])).toEqual([
      { right: true, instead: "" },
      { right: false, instead: "you said 6.000" },
    ]);
  });

  it("lets lines with the same words share their seconds", () => {
    const marks = markTimes(["tick", "tock", "tick"], [0, 1000, 2000], [2000, 1000, 0]);
    expect(marks.every(({ right }) => right)).toBe(true);
  });
});
