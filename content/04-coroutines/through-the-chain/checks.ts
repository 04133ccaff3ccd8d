import { sleep } from "asyncio";
import { check } from "checks";
import { loadOrder, report, showOrder } from "./start.ts";

async function damaged(id: number): Promise<string> {
  await sleep(1000);
  throw new RangeError(`row ${id} is damaged`);
}

check("loadOrder says which order, and keeps the cause", async (t) => {
  const id = t.number(100, 999);
  const loaded = await t.run(() => loadOrder(id, damaged));
  t.spot(
    "The error passed by the catch in loadOrder: return readRow(id) leaves the try at once, with a promise. Write return await readRow(id).",
  )(loaded).toThrow("RangeError", `row ${id} is damaged`);
  t.expect(loaded).toThrow("Error", `cannot load order ${id}`);
  t.expect(loaded).toThrowCausedBy(
    [`row ${id} is damaged`],
    "Nobody can find out why any more: hand the first error on, with { cause: error } as the second argument of Error.",
  );
});

check("showOrder lets the error pass", async (t) => {
  const id = t.number(100, 999);
  const shown = await t.run(() => showOrder(id, damaged));
  t.spot(
    "showOrder caught the error and printed it: its caller now believes that the order was shown. Let it pass.",
  )(shown).not.toThrow("Error", `cannot load order ${id}`);
  t.expect(shown).toPrint([]);
});

check("report tells the user what failed, and why", async (t) => {
  const id = t.number(100, 999);
  const told = await t.run(() => report(id, damaged));
  t.expect(told).not.toThrow("Error");
  t.expect(told).toPrintAt([
    [1000, `sorry: cannot load order ${id} (row ${id} is damaged)`],
  ]);
});

check("a row that can be read is printed, and nothing else", async (t) => {
  const id = t.number(100, 999);
  const lamps = t.number(2, 12);
  async function readable(row: number) {
    await sleep(500);
    return `row ${row}: ${lamps} lamps`;
  }
  const told = await t.run(() => report(id, readable));
  t.expect(told).toPrintAt([[500, `row ${id}: ${lamps} lamps`]]);
});
