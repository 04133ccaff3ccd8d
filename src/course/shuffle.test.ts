// Shuffles for every length and text that fast-check thinks of.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shuffled } from "./shuffle.ts";

const cases = { seed: 20, numRuns: 300 } as const;

describe("shuffled", () => {
  it("loses nothing and doubles nothing", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.string(), (length, text) => {
        const sorted = shuffled(length, text).sort((one, other) => one - other);
        expect(sorted).toEqual(Array.from({ length }, (_, index) => index));
      }),
      cases,
    );
  });

  it("never leaves two or more things as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.string(), (length, text) => {
        expect(shuffled(length, text).every((value, index) => value === index)).toBe(false);
      }),
      cases,
    );
  });

  it("gives the same order for the same text, and others for others", () => {
    expect(shuffled(8, "mail")).toEqual(shuffled(8, "mail"));
    const orders = ["mail", "when", "hot", "late"].map((text) => shuffled(8, text).join());
    expect(new Set(orders).size).toBe(4);
  });
});
