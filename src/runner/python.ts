// Runs Python programs on one CPython (Pyodide), each in a world of its own under virtual time.
// Nothing a program does is seen by the next one, and no real time passes while it sleeps.

/** What we need of a loaded Pyodide. */
export interface Interpreter {
  runPython(code: string, options?: { globals?: PythonDict }): unknown;
  readonly globals: { get(name: "dict"): () => PythonDict };
}

export interface PythonDict {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export interface PythonLine {
  /** Virtual milliseconds, whole. */
  readonly at: number;
  readonly stream: "out" | "err";
  readonly text: string;
}

export type PythonOutcome =
  | { readonly kind: "returned" }
  /** `text` is the traceback, from the program's own first frame on. */
  | {
      readonly kind: "threw";
      readonly name: string;
      readonly message: string;
      readonly text: string;
    }
  /** `waiting` names the tasks that were not done. */
  | {
      readonly kind: "deadlocked" | "overran" | "hung";
      readonly text: string;
      readonly waiting: readonly string[];
    };

export interface PythonRun {
  readonly lines: readonly PythonLine[];
  readonly outcome: PythonOutcome;
}

export interface Python {
  run(source: string, filename: string): PythonRun;
}

export interface TraceOptions {
  readonly seed: number;
  readonly schedule: number;
  readonly limits: { readonly events: number; readonly bytes: number; readonly memory: number };
  /** From this many events on, every new line is told: the program hung, and is asked where. */
  readonly trail?: number;
}

export interface TraceListener {
  /** `text` is a JSON list of `count` events; the last batch ends with the end of the run. */
  batch(text: string, count: number, last: boolean): void;
  line(line: number): void;
}

/** Runs a program and tells its events while it runs. */
export type Tracer = (source: string, options: TraceOptions, listener: TraceListener) => void;

/** What programs are called in tracebacks and places. */
export const pythonFile = "main.py";

const moduleName = "_interleave";

/** Makes a runner of programs from an interpreter and the text of `virtual_loop.py`. */
export function makePython(interpreter: Interpreter, loopText: string): Python {
  const globals = interpreter.globals.get("dict")();
  interpreter.runPython(loopText, { globals });
  const runProgram = globals.get("run_program");
  if (!isRunProgram(runProgram)) {
    throw new TypeError("Cannot run Python: virtual_loop.py does not define run_program");
  }
  return {
    run: (source, filename) => JSON.parse(runProgram(source, filename)) as PythonRun,
  };
}

function isRunProgram(value: unknown): value is (source: string, filename: string) => string {
  return typeof value === "function";
}

/** Lays the traced world into an interpreter, as a module that outlives a snapshot of its memory. */
export function layTracer(interpreter: Interpreter, loopText: string, traceText: string): void {
  const globals = interpreter.globals.get("dict")();
  globals.set("text", `${loopText}\n${traceText}`);
  interpreter.runPython(
    `import sys, types
module = sys.modules["${moduleName}"] = types.ModuleType("${moduleName}")
exec(compile(text, "${moduleName}.py", "exec"), vars(module))`,
    { globals },
  );
}

/** The tracer that was laid into the interpreter. */
export function tracerIn(interpreter: Interpreter): Tracer {
  const found = interpreter.runPython(`import sys; sys.modules["${moduleName}"].trace_program`);
  if (!isTraceProgram(found)) {
    throw new TypeError("Cannot run Python: virtual_trace.py does not define trace_program");
  }
  return (source, options, { batch, line }) =>
    found(source, pythonFile, JSON.stringify(options), batch, line);
}

type TraceProgram = (
  source: string,
  filename: string,
  options: string,
  batch: TraceListener["batch"],
  line: TraceListener["line"],
) => void;

function isTraceProgram(value: unknown): value is TraceProgram {
  return typeof value === "function";
}
