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
