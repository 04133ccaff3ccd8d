import { type Queue, sleep, waitFor } from "asyncio";
import { check } from "checks";
import { openShop } from "./start.ts";

const noon = 12 * 3_600_000;

function customersWith(list: readonly (readonly [ms: number, job: number])[]) {
  return async (jobs: Queue<number>) => {
    for (const [ms, job] of list) {
      if (ms > 0) await sleep(ms);
      await jobs.put(job);
    }
  };
}

check("the shop closes", async (t) => {
  const pages = t.number(2, 9);
  async function print(_printer: string, job: number) {
    await sleep(job * 1000);
  }
  const customers = customersWith([
    [0, pages],
    [0, 1],
  ]);
  const open = await t.run(() =>
    waitFor(() => openShop(customers, ["one", "two"], print), noon),
  );
  t.spot(
    "The shop waits for its printers, and they wait for a job that never comes. Wait for the jobs: each printer reports with taskDone, and join returns when all are reported.",
  )(open).toThrow("TimeoutError");
  t.spot(
    "The shop closed when the last job was taken, and not when it was printed: call taskDone after the printing.",
  )(open).toTake(0);
  t.expect(open).toReturn(undefined);
  t.expect(open).toTake(pages * 1000);
});

check("every job is printed before it closes", { schedules: 5 }, async (t) => {
  const late = t.number(4, 9);
  const printed: number[] = [];
  async function print(_printer: string, job: number) {
    await sleep(job * 1000);
    printed.push(job);
  }
  // For two seconds there is nothing to do, and the longest job comes last.
  const customers = customersWith([
    [0, 3],
    [0, 1],
    [0, 1],
    [5000, late],
  ]);
  const open = await t.run(() =>
    waitFor(() => openShop(customers, ["one", "two"], print), noon),
  );
  t.spot(
    "The printers saw an empty queue and left; the job that came later was not printed. Empty is not finished.",
  )(printed).toBe([1, 1, 3]);
  t.expect(printed).toBe([1, 1, 3, late]);
  t.expect(open).toTake(5000 + late * 1000);
});

check("whoever is free takes the next job", async (t) => {
  const log: string[] = [];
  async function print(printer: string, job: number) {
    log.push(`${printer} ${job}`);
    await sleep(job * 1000);
  }
  const customers = customersWith([
    [0, 15],
    [0, 10],
    [0, 5],
    [0, t.number(1, 4)],
  ]);
  const names = t.pick([
    ["ink", "laser"],
    ["left", "right"],
  ]);
  const open = await t.run(() =>
    waitFor(() => openShop(customers, names, print), noon),
  );
  const [one, two] = names;
  t.expect(log.slice(0, 3)).toBe([`${one} 15`, `${two} 10`, `${two} 5`]);
  t.expect(log.length).toBe(4);
  t.expect(t.jobs("print", open)).toRunAtMost(2);
});

check("no printer is left waiting", async (t) => {
  async function print(_printer: string, job: number) {
    await sleep(job * 1000);
  }
  const count = t.number(3, 6);
  const printers = Array.from({ length: count }, (_, i) => `printer ${i + 1}`);
  const open = await t.run(() =>
    waitFor(() => openShop(customersWith([[0, 3]]), printers, print), noon),
  );
  t.expect(open).toReturn(undefined);
  t.expect(open).toLeaveNothingBehind(
    "The shop is closed, and printers still wait in get. Cancel them, and wait until they have left.",
  );
});
