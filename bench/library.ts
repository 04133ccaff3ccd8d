// The library beside its peers: what it does a second, in each language and package on the same machine.
// A peer that does less (native promises keep no order, p-limit cancels nothing) is still shown.
import { spawnSync } from "node:child_process";
import { Mutex, Semaphore as MutexSemaphore } from "async-mutex";
import { all, run as effect, sleep as effectSleep, spawn } from "effection";
import pLimit from "p-limit";
import PQueue from "p-queue";
import {
  createTask,
  Event,
  gather,
  Lock,
  Queue,
  run,
  Semaphore,
  sleep,
  type Task,
} from "../src/asyncio/index.ts";

type Body = () => PromiseLike<unknown>;

/** What one row compares; each body does `count` operations. */
interface Comparison {
  readonly name: string;
  readonly count: number;
  readonly ours: Body;
  readonly peers: Readonly<Record<string, Body>>;
}

const rounds = 5;
const ten = (body: () => Promise<unknown>) => Array.from({ length: 10 }, () => body);
const times = async (count: number, body: () => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await body();
};

const comparisons: readonly Comparison[] = [
  {
    name: "createTask + await",
    count: 20_000,
    ours: () => times(20_000, async () => await createTask(async () => 1)),
    peers: { promises: () => times(20_000, async () => 1) },
  },
  {
    name: "gather of 10,000",
    count: 10_000,
    ours: () => gather(Array.from({ length: 10_000 }, () => async () => 1)),
    peers: {
      promises: () => Promise.all(Array.from({ length: 10_000 }, async () => 1)),
      effection: () => effect(() => all(Array.from({ length: 10_000 }, one))),
    },
  },
  {
    name: "sleep(0), 10 tasks",
    count: 100_000,
    ours: () => gather(ten(() => times(10_000, () => sleep(0)))),
    peers: {
      promises: () => Promise.all(ten(() => times(10_000, async () => null)).map((f) => f())),
    },
  },
  {
    name: "lock hand-off, 10 tasks",
    count: 20_000,
    ours: () => handOff(new Lock()),
    peers: { "async-mutex": () => mutexHandOff(new Mutex()) },
  },
  {
    name: "10 at a time, 10,000 jobs",
    count: 10_000,
    ours: () => limited(new Semaphore(10)),
    peers: {
      "p-limit": () => {
        const limit = pLimit(10);
        return Promise.all(Array.from({ length: 10_000 }, () => limit(async () => null)));
      },
      "p-queue": () => {
        const queue = new PQueue({ concurrency: 10 });
        return Promise.all(Array.from({ length: 10_000 }, () => queue.add(async () => null)));
      },
      "async-mutex": () => mutexLimited(new MutexSemaphore(10)),
    },
  },
  {
    name: "queue of 1, put and get",
    count: 20_000,
    ours: () => handOver(new Queue<number>(1)),
    peers: {},
  },
  {
    name: "cancel 10,000 sleeping",
    count: 10_000,
    ours: () => cancelled(),
    peers: { effection: () => effect(halted) },
  },
  {
    name: "event wakes 10,000",
    count: 10_000,
    ours: () => woken(new Event()),
    peers: {
      promises: async () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const waiting = Array.from({ length: 10_000 }, async () => await promise);
        resolve();
        await Promise.all(waiting);
      },
    },
  },
];

function* one() {
  yield* effectSleep(0);
  return 1;
}

function* halted() {
  for (let index = 0; index < 10_000; index++) yield* spawn(() => effectSleep(1e6));
}

async function handOff(lock: Lock): Promise<void> {
  const user = () => times(2_000, () => lock.with(() => sleep(0)));
  await gather(ten(user));
}

async function mutexHandOff(mutex: Mutex): Promise<void> {
  const user = () => times(2_000, () => mutex.runExclusive(async () => null));
  await Promise.all(ten(user).map((body) => body()));
}

async function limited(permits: Semaphore): Promise<void> {
  await gather(Array.from({ length: 10_000 }, () => () => permits.with(() => sleep(0))));
}

async function mutexLimited(permits: MutexSemaphore): Promise<void> {
  await Promise.all(Array.from({ length: 10_000 }, () => permits.runExclusive(async () => null)));
}

async function handOver(queue: Queue<number>): Promise<void> {
  await gather([() => times(20_000, () => queue.put(1)), () => times(20_000, () => queue.get())]);
}

async function cancelled(): Promise<void> {
  const tasks: Task[] = Array.from({ length: 10_000 }, () => createTask(() => sleep(1e6)));
  await sleep(0);
  for (const task of tasks) task.cancel();
  await gather(tasks, { returnExceptions: true });
}

async function woken(event: Event): Promise<void> {
  const tasks = Array.from({ length: 10_000 }, () => createTask(() => event.wait()));
  await sleep(0);
  event.set();
  await gather(tasks);
}

/** Operations a second: the median of some rounds, after one that does not count. */
async function rate({ count }: Comparison, body: Body, inRun: boolean): Promise<number> {
  const found: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begin = performance.now();
    await (inRun ? run(body) : body());
    found.push((count / (performance.now() - begin)) * 1000);
  }
  return found.slice(1).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

/** CPython's rates by row, if there is a python3. */
function pythonRates(): {
  readonly version: string;
  readonly rates: Record<string, number>;
} | null {
  const script = new URL("./library.py", import.meta.url).pathname;
  const { status, stdout } = spawnSync("python3", [script], { encoding: "utf8" });
  return status === 0 ? JSON.parse(stdout) : null;
}

/** Measures and prints the table. */
export async function libraryBench(): Promise<void> {
  const python = pythonRates();
  console.log(`\nThe library, operations a second (Node ${process.version}, median of ${rounds})`);
  console.log(`  CPython: ${python === null ? "no python3 here" : python.version}`);
  for (const comparison of comparisons) {
    const ours = await rate(comparison, comparison.ours, true);
    const reference = python?.rates[comparison.name];
    const parts = [`ours ${spaced(ours)}`];
    if (reference !== undefined) {
      parts.push(`CPython ${spaced(reference)} (ours ${(ours / reference).toFixed(2)} ×)`);
    }
    for (const [name, body] of Object.entries(comparison.peers)) {
      parts.push(`${name} ${spaced(await rate(comparison, body, false))}`);
    }
    console.log(`  ${comparison.name.padEnd(26)} ${parts.join(", ")}`);
  }
}

function spaced(value: number): string {
  return Math.round(value).toLocaleString("en");
}
