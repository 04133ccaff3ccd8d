// What the inserted notes cost, against plain code in the same Node: alone, and with everything
// recorded. Each number is a ratio; every way of running has a fresh worker, rounds take turns.
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { instrument } from "../src/runner/instrument.ts";
import { run } from "../src/runner/node.ts";
import { defaults } from "../src/runner/options.ts";
import type { Script } from "../src/runner/protocol.ts";
import { carryThen, install } from "../src/sandbox/contextnotes.ts";
import { median, type Row, row } from "./table.ts";

interface Job {
  readonly notes: boolean;
  readonly code: string;
}

/** Bodies of a module; each takes some 20 ms plain. */
const programs = {
  "await-heavy": `
    async function leaf(i) { await null; return i; }
    let sum = 0;
    for (let i = 0; i < 100000; i++) sum += await leaf(i);`,
  "timer-heavy": `
    async function nap(i) { await new Promise((done) => setTimeout(done, i % 7)); return i; }
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 200 }, (_, n) => nap(n)));`,
  "CPU-heavy": `
    await null;
    let x = 1;
    for (let i = 0; i < 20000000; i++) x = (x * 31 + i) | 0;
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
  }
  return rows;
}

async function compare(body: string): Promise<{ alone: number[]; recorded: number[] }> {
  const source = `(async () => {${body}})`;
  const noted = instrument(source, { sourceType: "script" }).code;
  const script = await compiled(body);
  const empty = await compiled("");
  const plain: number[] = [];
  const alone: number[] = [];
  const recorded: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await inWorker({ notes: false, code: source }));
    alone.push(await inWorker({ notes: true, code: noted }));
    const idle = await inSandbox(empty);
    recorded.push((await inSandbox(script)) - idle);
  }
  const base = median(plain);
  return { alone: alone.map((time) => time / base), recorded: recorded.map((time) => time / base) };
}

async function compiled(body: string): Promise<Script> {
  const { modules } = await buildRuntime();
  const made = await compile({ entry: "main.js", files: { "main.js": body } }, modules);
  if (made.kind === "compiled") return made.script;
  throw new Error(`Cannot compile the benchmark: ${made.diagnostics[0]?.message}`);
}

async function inWorker(job: Job): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  const [time] = await once(worker, "message");
  await worker.terminate();
  return time as number;
}

async function inSandbox(script: Script): Promise<number> {
  const start = performance.now();
  const limits = { ...defaults.limits, events: 1e9, bytes: 1e12 };
  for await (const _ of run(script, { ...defaults, limits }).batches());
  return performance.now() - start;
}

/** The fastest of a few runs in this worker, once it is warm. */
async function measure({ notes, code }: Job): Promise<number> {
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
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round += 1) {
    const start = performance.now();
    await body();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}

if (!isMainThread) parentPort?.postMessage(await measure(workerData as Job));
