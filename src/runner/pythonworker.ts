// The worker of one Python program: CPython from what the frame hands over, under virtual time. It is
// sealed before Python starts, so that whatever a program finds in it leads nowhere.

import { loadPyodide } from "pyodide";
import { failure, messageOf } from "./failure.ts";
import type { FromSuppliedWorker, FromWorker, ToSuppliedWorker, ToWorker } from "./protocol.ts";
import { type Interpreter, layTracer, pythonFile, tracerIn } from "./python.ts";
import { seal } from "./pythonseal.ts";

/** Laid in by the build: the world's two texts, and which Python this is. */
declare const LOOP_TEXT: string;
declare const TRACE_TEXT: string;
declare const LOCK_TEXT: string;

/** Bytes; beyond them Python finds no memory, and says so. */
const memoryLimit = 512 * 1024 * 1024;
/** No such place: what Python asks for there it is given. */
const nowhere = "https://python.invalid/";
const signEvery = 500;

type Unsupplied = { readonly type: "unsupplied"; readonly message: string };

const supplied = Promise.withResolvers<ToSuppliedWorker>();
const begun = supplied.promise.then(begin);
const post: (message: FromSuppliedWorker) => void = postMessage.bind(globalThis);
// Whoever starts a program is told what went wrong.
begun.catch(() => post({ type: "begun", memory: null }));

addEventListener("message", ({ data }: MessageEvent<ToSuppliedWorker | Unsupplied | ToWorker>) => {
  if (data.type === "supply") supplied.resolve(data);
  else if (data.type === "unsupplied") supplied.reject(new Error(data.message));
  else void start(data);
});

async function begin({ module, wasm, library, memory }: ToSuppliedWorker): Promise<Interpreter> {
  const url = URL.createObjectURL(module);
  const { default: createPyodideModule } = await import(url);
  URL.revokeObjectURL(url);
  const { jsglobals } = seal({ wasm, library, memoryLimit });
  const options = {
    indexURL: nowhere,
    lockFileContents: LOCK_TEXT,
    packageBaseUrl: nowhere,
    createPyodideModule,
    jsglobals,
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
    env: { PYTHONHASHSEED: "0" },
    ...(memory === null ? { _makeSnapshot: true } : { _loadSnapshot: memory }),
  };
  const pyodide = await loadPyodide(options);
  const interpreter = pyodide as unknown as Interpreter;
  if (memory === null) layTracer(interpreter, LOOP_TEXT, TRACE_TEXT);
  post({ type: "begun", memory: memory === null ? pictureOf(pyodide) : null });
  return interpreter;
}

/** The memory of an interpreter that has not run a program yet. */
function pictureOf(pyodide: object): Uint8Array {
  return (pyodide as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot();
}

async function start({ script, options, port, trail }: ToWorker): Promise<void> {
  const send = (message: FromWorker) => port.postMessage(message);
  const signs = setInterval(() => send({ type: "alive" }), signEvery);
  let end = 0;
  try {
    const run = tracerIn(await begun);
    const { seed, schedule, limits } = options;
    const { events, bytes } = limits;
    run(
      script.code,
      {
        seed,
        schedule,
        limits: { events, bytes, memory: memoryLimit },
        ...(trail === undefined ? {} : { trail }),
      },
      {
        batch(text, count, last) {
          end = timeOf(text) ?? end;
          send({ type: "batch", text, count, last });
        },
        line: (line) => send({ type: "at", place: { file: pythonFile, line, column: 1 } }),
      },
    );
  } catch (error) {
    send({ type: "batch", text: JSON.stringify([fatal(error, end)]), count: 1, last: true });
  } finally {
    clearInterval(signs);
  }
}

/** The time of a batch's last event. */
function timeOf(text: string): number | undefined {
  const at = text.lastIndexOf('{"at":');
  return at < 0 ? undefined : Number.parseInt(text.slice(at + 6), 10);
}

/** The interpreter itself broke: a program can exhaust its stack, for one. */
function fatal(error: unknown, at: number) {
  return { at, type: "finished", outcome: failure(messageOf(error), "FatalPythonError") };
}
