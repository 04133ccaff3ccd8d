// The tree of orders, of made-up runs and of a real program.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ordered, type Orders, ordersOf, schedulesIn } from "./orders.ts";

function runOf(schedule: number, whos: string): Ordered {
  return { schedule, turns: [...whos].map((who, at) => ({ at, who })) };
}

/** Follows the choices that a run has made. */
function walk(orders: Orders, whos: string): number | null {
  if (orders.kind === "end") return orders.schedule;
  const option = orders.options.find(({ who }) => who === whos.charAt(orders.at));
  return option ? walk(option.then, whos) : null;
}

describe("ordersOf", () => {
  it("has a decision only where runs part", () => {
    expect(ordersOf([runOf(0, "mabx"), runOf(1, "mabx"), runOf(2, "mbax")])).toEqual({
      kind: "choice",
      at: 1,
      options: [
        { who: "a", then: { kind: "end", schedule: 0 } },
        { who: "b", then: { kind: "end", schedule: 2 } },
      ],
    });
  });

  it("leads every run's own choices to a schedule with the same turns", () => {
    const whos = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(whos, { minLength: 1, maxLength: 12 }), (lists) => {
        const runs = lists.map((list, schedule) => runOf(schedule, list.join("")));
        const orders = ordersOf(runs);
        for (const list of lists) {
          const found = walk(orders, list.join(""));
          expect(lists[found ?? -1]).toEqual(list);
        }
        const different = new Set(lists.map((list) => list.join("")));
        expect(schedulesIn(orders)).toHaveLength(different.size);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
