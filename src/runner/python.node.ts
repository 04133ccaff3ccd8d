// The Python of the command line and the tests: CPython from the npm package `pyodide`, loaded once
// for the whole process and used for every program. A watcher thread interrupts what never ends.
import { Worker } from "node:worker_threads";
import { loadPyodide } from "pyodide";
import { BatchReader } from "./batch.ts";
import { limits } from "./options.ts";
import type { TraceEvent } from "./protocol.ts";
import {
  type Interpreter,
  layTracer,
  makePython,
  type Python,
  type PythonRun,
  type Tracer,
  tracerIn,
} from "./python.ts";
import { readLoop, readTrace } from "./pythontext.ts";

/** Wall milliseconds one program may take. */
const PATIENCE = 20_000;

// Python blocks this thread, so only another one can see that a program doesn't come back. It knocks
// again and again, because a program may catch the first interrupt.
const WATCHER = `
  const { workerData: { running, interrupt, patience } } = require("node:worker_threads");
  for (;;) {
    Atomics.wait(running, 0, 0);
    const wait = (ms) => Atomics.wait(running, 0, 1, ms) === "timed-out";
    if (!wait(patience)) continue;
    do interrupt[0] = 2; while (wait(100));
  }
`;

let loaded: Promise<Python> | null = null;

/** The one Python of this process; the first call takes a second or two. */
export function python(): Promise<Python> {
  loaded ??= loadPython();
  return loaded;
}

/** Runs `source` under virtual time; `filename` is the name its tracebacks show. */
export async function runPython(source: string, filename = "main.py"): Promise<PythonRun> {
  return (await python()).run(source, filename);
}

let tracer: Promise<Tracer> | null = null;

/** The events of a program, as the page tells them. */
export async function tracePython(source: string): Promise<readonly TraceEvent[]> {
  tracer ??= loadTracer();
  const trace = await tracer;
  const reader = new BatchReader([]);
  const events: TraceEvent[] = [];
  const { events: most, bytes } = limits;
  const options = { seed: 1, schedule: 0, limits: { events: most, bytes, memory: 0 } };
  trace(source, options, {
    batch: (text) => void events.push(...reader.read(text)),
    line: () => {},
  });
  return events;
}

async function loadTracer(): Promise<Tracer> {
  const [loop, trace] = await Promise.all([readLoop(), readTrace()]);
  const interpreter = (await loadPyodide()) as unknown as Interpreter;
  layTracer(interpreter, loop, trace);
  return tracerIn(interpreter);
}

/** A Python of its own, which interrupts a program after `patience` wall milliseconds. */
export async function loadPython(patience = PATIENCE): Promise<Python> {
  const text = await readLoop();
  const pyodide = await loadPyodide();
  const running = new Int32Array(new SharedArrayBuffer(4));
  const interrupt = new Uint8Array(new SharedArrayBuffer(1));
  const workerData = { running, interrupt, patience };
  new Worker(WATCHER, { eval: true, workerData }).unref();
  pyodide.setInterruptBuffer(interrupt);
  const inner = makePython(pyodide as unknown as Interpreter, text);
  return { run: (source, filename) => watched(running, () => inner.run(source, filename)) };
}

function watched<T>(running: Int32Array, body: () => T): T {
  Atomics.store(running, 0, 1);
  Atomics.notify(running, 0);
  try {
    return body();
  } finally {
    Atomics.store(running, 0, 0);
    Atomics.notify(running, 0);
  }
}
