// How a Node worker thread gets the runtime: as a script with the engine's own code for it, compiled
// once by whoever makes the workers. That halves what a run costs before its first line.
import { Script } from "node:vm";
import { type MessagePort, type Transferable, Worker } from "node:worker_threads";
import { keepCode, readCode, warmCode } from "./node.code.ts";

/** Megabytes; what a browser's tab gives a worker is of this order. */
export const memory = 512;
/** Where the engine itself stops a thread, which may take the whole process with it. */
const lastResort = 4 * memory;
/** Milliseconds. */
const lookEvery = 40;

const filename = "interleave:///runtime.js";
/**
 * All that runs before the runtime, which takes away again what is laid out here. A script of this
 * kind can't import anything by itself, and a look at the names of the classes of `fetch` would load
 * them, which takes longer than all the rest: the runtime gets a way to load them when they are used.
 */
const boot = `{
  const load = require;
  const { code, cache, asked } = load("node:worker_threads").workerData;
  const lay = (name, value) =>
    Object.defineProperty(globalThis, Symbol.for("interleave." + name), { value, configurable: true });
  lay("import", (url) => import(url));
  lay("classes", () => load("internal/deps/undici/undici"));
  const { Script } = load("node:vm");
  const script = new Script(code, { filename: "${filename}", cachedData: cache });
  asked?.once("message", () => asked.postMessage(script.createCachedData()));
  script.runInThisContext();
}`;

/** For the one `require` of an internal module. */
const flags = ["--expose-internals"];

interface Prepared {
  /** What a thread needs to start threads of its own. */
  readonly boot: string;
  readonly flags: string[];
  readonly code: string;
  /** In shared memory, so that it is not copied for each worker. */
  readonly cache: Uint8Array;
  /** Asks the thread, whose program is ours, for the engine's code. */
  readonly asked?: MessagePort;
}

let prepared: Prepared | undefined;

/** A thread that has the runtime, and waits for its program. */
export function startWorker(runtime: string): Worker {
  if (prepared?.code !== runtime) prepared = prepare(runtime);
  return thread(prepared, []);
}

function thread(workerData: Prepared, transferList: Transferable[]): Worker {
  return new Worker(boot, {
    eval: true,
    execArgv: flags,
    workerData,
    transferList,
    resourceLimits: { maxOldGenerationSizeMb: lastResort },
  });
}

function prepare(code: string): Prepared {
  const kept = readCode(code);
  const made = kept ?? new Script(code, { filename }).createCachedData();
  const first: Prepared = { boot, flags, code, cache: shared(made) };
  if (kept === null) void warm(first);
  return first;
}

/** Threads that start later begin with more of the engine's code. */
async function warm(first: Prepared): Promise<void> {
  const start = (asked: MessagePort) => thread({ ...first, asked }, [asked]);
  const made = await warmCode(start).catch(() => null);
  if (made === null) return;
  keepCode(first.code, made);
  if (prepared === first) prepared = { ...first, cache: shared(made) };
}

function shared(bytes: Uint8Array): Uint8Array {
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  memory.set(bytes);
  return memory;
}

/** Looks at what a thread holds, also while it computes, and tells once when it is too much. */
export function watchMemory(worker: Worker, tooMuch: () => void): { end(): void } {
  let state: "watching" | "looking" | "ended" = "watching";
  const timer = setInterval(() => {
    if (state === "watching") void look();
  }, lookEvery);
  const end = () => {
    state = "ended";
    clearInterval(timer);
  };
  const hasEnded = () => state === "ended";
  const look = async () => {
    state = "looking";
    // A thread that has ended meanwhile has nothing to say, and holds nothing.
    const held = await worker.getHeapStatistics().catch(() => null);
    if (hasEnded()) return;
    state = "watching";
    if (held === null) return;
    if (held.used_heap_size + held.external_memory <= memory * 1024 * 1024) return;
    end();
    tooMuch();
  };
  return { end };
}
