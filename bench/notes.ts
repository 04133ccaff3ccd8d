// What the inserted notes cost, against plain code in the same Node: alone, and with everything
// recorded and sent. Each number is a ratio of processor times, since other work on the machine counts
// in time on the wall; every way of running has a fresh worker and one without work to compare it
// with, and rounds take turns. Who reads the events does so beside the program, on another thread,
// with garbage of its own: what that costs is a line of its own, and not part of recording.
import { once } from "node:events";
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from "node:worker_threads";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { instrument } from "../src/runner/instrument.ts";
import { run } from "../src/runner/node.ts";
import { startWorker } from "../src/runner/node.worker.ts";
import { defaults } from "../src/runner/options.ts";
import type { Script } from "../src/runner/protocol.ts";
import { carryThen, install } from "../src/sandbox/contextnotes.ts";
import { median, type Row, row } from "./table.ts";

interface Job {
  readonly notes: boolean;
  readonly code: string;
}

/** Bodies of a module; each takes some 100 ms plain: of a shorter one the engine's compiling is the half. */
const programs = {
  "await-heavy": `
    async function leaf(i) { await null; return i; }
    let sum = 0;
    for (let i = 0; i < 1000000; i++) sum += await leaf(i);`,
  "timer-heavy": `
    async function nap(i) { await new Promise((done) => setTimeout(done, i % 7)); return i; }
    for (let i = 0; i < 150; i++) await Promise.all(Array.from({ length: 200 }, (_, n) => nap(n)));`,
  "CPU-heavy": `
    await null;
    let x = 1;
    for (let i = 0; i < 100000000; i++) x = (x * 31 + i) | 0;
    if (x === 0.5) console.log(x);`,
} as const;

const aims = {
  "await-heavy": [1.6, 3],
  "timer-heavy": [undefined, undefined],
  "CPU-heavy": [1.05, undefined],
} as const;
const rounds = 9;

export async function notesBench(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, body] of Object.entries(programs)) {
    const [alone, recorded] = aims[name as keyof typeof programs];
    const ratios = await compare(body);
    rows.push(row(`${name}, notes alone`, ratios.alone, alone, "×"));
    rows.push(row(`${name}, recorded`, ratios.recorded, recorded, "×"));
    rows.push(row(`${name}, recorded and read`, ratios.read, undefined, "×"));
  }
  return [...rows, ...(await tenThousand())];
}

const manyTasks = `
  import { gather, sleep } from "asyncio";
  async function work() { for (let turn = 0; turn < 3; turn++) await sleep(1000); }
  await gather(Array.from({ length: 10_000 }, () => work));`;

/** On the wall, from the order to start a worker to its last batch; and what the program's own thread took. */
async function tenThousand(): Promise<Row[]> {
  const script = await compiled(manyTasks);
  const wall: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    own.push((await unread(script)).own);
    wall.push(performance.now() - began);
  }
  return [
    row("10,000 tasks × 3 sleeps, recorded", wall, 300),
    row("  on the processor, in its own thread", own),
  ];
}

interface Ratios {
  readonly alone: readonly number[];
  readonly recorded: readonly number[];
  readonly read: readonly number[];
}

async function compare(body: string): Promise<Ratios> {
  const wrapped = (text: string) => `(async () => {${text}})`;
  const noted = (text: string) => instrument(wrapped(text), { sourceType: "script" }).code;
  const [script, empty] = [await compiled(body), await compiled("")];
  const plain: number[] = [];
  const alone: number[] = [];
  const recorded: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const job = (notes: boolean, text: string) => inWorker({ notes, code: text });
    plain.push((await job(false, wrapped(body))).theirs - (await job(false, wrapped(""))).theirs);
    alone.push((await job(true, noted(body))).theirs - (await job(true, noted(""))).theirs);
    recorded.push((await unread(script)).theirs - (await unread(empty)).theirs);
    const [taken, idle] = [await inSandbox(script), await inSandbox(empty)];
    read.push(taken.theirs + taken.ours - idle.theirs - idle.ours);
  }
  const ratios = (times: readonly number[]) => times.map((time) => time / median(plain));
  return { alone: ratios(alone), recorded: ratios(recorded), read: ratios(read) };
}

async function compiled(body: string): Promise<Script> {
  const { modules } = await buildRuntime();
  const made = await compile({ entry: "main.js", files: { "main.js": body } }, modules);
  if (made.kind === "compiled") return made.script;
  throw new Error(`Cannot compile the benchmark: ${made.diagnostics[0]?.message}`);
}

async function inWorker(job: Job): Promise<Taken> {
  return processorTime(async () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    await once(worker, "message");
    await worker.terminate();
  });
}

const options = { ...defaults, limits: { ...defaults.limits, events: 1e9, bytes: 1e12 } };

async function inSandbox(script: Script): Promise<Taken> {
  return processorTime(async () => {
    for await (const _ of run(script, options).batches());
  });
}

/** The batches come across, and nobody makes events of them. */
async function unread(script: Script): Promise<Taken & { readonly own: number }> {
  const { code } = await buildRuntime();
  let own = 0;
  const taken = await processorTime(async () => {
    const worker = startWorker(code);
    const { port1, port2 } = new MessageChannel();
    const over = new Promise<void>((resolve) => {
      port1.on("message", (message: { readonly last?: boolean }) => {
        if (message.last) resolve();
      });
    });
    worker.postMessage({ type: "start", script, options, port: port2 }, [port2]);
    await over;
    own = milliseconds(await worker.cpuUsage());
    port1.close();
    await worker.terminate();
  });
  return { ...taken, own };
}

/** Milliseconds of this thread, and of all that the process has besides. */
interface Taken {
  readonly ours: number;
  readonly theirs: number;
}

async function processorTime(work: () => Promise<void>): Promise<Taken> {
  const [all, here] = [process.cpuUsage(), process.threadCpuUsage()];
  await work();
  const ours = milliseconds(process.threadCpuUsage(here));
  return { ours, theirs: milliseconds(process.cpuUsage(all)) - ours };
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function execute({ notes, code }: Job): Promise<void> {
  const nothing = () => {};
  if (notes) {
    install(globalThis, {
      frameEntered: nothing,
      frameSuspended: nothing,
      frameResumed: nothing,
      frameExited: nothing,
    });
    carryThen(Promise.prototype);
  }
  // biome-ignore lint/security/noGlobalEval: the benchmark's own text, plain and instrumented
  const body = globalThis.eval(code) as () => Promise<void>;
  await body();
}

if (!isMainThread) {
  await execute(workerData as Job);
  parentPort?.postMessage("done");
}
