// What runs inside a worker. The texts of these functions are sent there, so they use each other and
// nothing else from this file or any other.
import type { Job, Thrown } from "../thread.ts";

type Load = (url: string) => Promise<Record<string, unknown>>;
type Evaluate = (text: string) => unknown;
type Answer =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly thrown: Thrown };

/** The program of a worker. Compilers that keep names put calls of `__name` into functions' texts. */
export function workerScript(): string {
  const texts = [serve, work, functionOf, pack].map(String);
  const block = `globalThis.blockFor = ${blockFor};`;
  const start = "serve((url) => import(url), (0, eval));";
  return ["globalThis.__name ??= (f) => f;", block, ...texts, start].join("\n");
}

/** As the library's own, which nobody can import here. */
function blockFor(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Does the jobs that come. `load` imports a module, `evaluate` makes a value of text. */
function serve(load: Load, evaluate: Evaluate): void {
  const port = process.getBuiltinModule("node:worker_threads").parentPort;
  const send = (answer: Answer) => {
    if (port === null) process.send?.(answer);
    else port.postMessage(answer);
  };
  (port ?? process).on("message", async (job: Job) => {
    const answer = await work(job, load, evaluate);
    try {
      send(answer);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      const refusal = new TypeError(`Cannot send the result from a worker: ${found}`);
      send({ kind: "threw", thrown: pack(refusal) });
    }
  });
}

async function work(job: Job, load: Load, evaluate: Evaluate): Promise<Answer> {
  try {
    const call = await functionOf(job, load, evaluate);
    if (typeof call !== "function") throw new TypeError("Cannot call the work: no such function");
    return { kind: "returned", value: await call(...job.args) };
  } catch (error) {
    return { kind: "threw", thrown: pack(error) };
  }
}

async function functionOf({ code }: Job, load: Load, evaluate: Evaluate): Promise<unknown> {
  if (code.kind === "export") return (await load(code.module))[code.name];
  try {
    return evaluate(`(${code.text})`);
  } catch {
    // A method is no expression by itself.
    return Object.values(evaluate(`({${code.text}})`) as object)[0];
  }
}

function pack(error: unknown): Thrown {
  if (!(error instanceof Error)) return { kind: "value", value: error };
  const { name, message, stack = "" } = error;
  return { kind: "error", name, message, stack };
}
