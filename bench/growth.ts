// What a task costs when there are a thousand, ten thousand, a hundred thousand of them at once. It counts
// processor time, not time, so that a busy machine shows the same; native promises stand beside it,
// because much of the growth is the engine's: what lives longer is moved by its collector.
import { createTask, Event, gather, run, sleep } from "../src/asyncio/index.ts";
import { median } from "./table.ts";

type Body = (count: number) => Promise<unknown>;

const sizes = [1_000, 10_000, 100_000];
const rounds = 7;

const bodies: Readonly<Record<string, Body>> = {
  "start and gather": (count) => run(() => gather(repeat(count, () => async () => 1))),
  "start and cancel": (count) => run(() => cancelled(count)),
  "wake by one event": (count) => run(() => woken(count)),
  "native promises": (count) => Promise.all(repeat(count, twoTurns)),
};

function repeat<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

async function twoTurns(): Promise<number> {
  await null;
  await null;
  return 1;
}

async function cancelled(count: number): Promise<void> {
  const tasks = repeat(count, () => createTask(() => sleep(1e6)));
  await sleep(0);
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
}

async function woken(count: number): Promise<void> {
  const event = new Event();
  const tasks = repeat(count, () => createTask(() => event.wait()));
  await sleep(0);
  event.set();
  await gather(tasks);
}

/** Nanoseconds of processor time for each of `count` tasks. */
async function cost(body: Body, count: number): Promise<number> {
  const times = Math.max(1, Math.floor(20_000 / count));
  const found: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begin = process.cpuUsage();
    for (let time = 0; time < times; time++) await body(count);
    const { user, system } = process.cpuUsage(begin);
    found.push(((user + system) * 1000) / (count * times));
  }
  return median(found.slice(1));
}

/** Measures and prints the table. */
export async function growthBench(): Promise<void> {
  const heads = sizes.map((size) => size.toLocaleString("en").padStart(9)).join("");
  console.log(
    `\nGrowth, ns of processor time a task (median of ${rounds})\n${" ".repeat(20)}${heads}`,
  );
  for (const [name, body] of Object.entries(bodies)) {
    await cost(body, 10_000);
    const costs: number[] = [];
    for (const size of sizes) costs.push(await cost(body, size));
    const cells = costs.map((one) => Math.round(one).toLocaleString("en").padStart(9)).join("");
    const growth = (costs.at(-1) ?? 0) / (costs[0] ?? 1);
    console.log(`  ${name.padEnd(18)}${cells}   × ${growth.toFixed(1)}`);
  }
}
