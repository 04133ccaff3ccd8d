// What runs inside a worker. Its text is sent there, so it uses nothing from this file or any other.
import type { Job, Thrown } from "../thread.ts";

/** Does the jobs that come, one by one. `load` imports a module, `evaluate` makes a value of text. */
export function serve(
  load: (url: string) => Promise<Record<string, unknown>>,
  evaluate: (text: string) => unknown,
): void {
  const port = process.getBuiltinModule("node:worker_threads").parentPort;
  const send = (answer: object) => {
    if (port === null) process.send?.(answer);
    else port.postMessage(answer);
  };
  const functionOf = async ({ code }: Job): Promise<unknown> => {
    if (code.kind === "export") return (await load(code.module))[code.name];
    try {
      return evaluate(`(${code.text})`);
    } catch {
      // A method is no expression by itself.
      return Object.values(evaluate(`({${code.text}})`) as object)[0];
    }
  };
  const pack = (error: unknown): Thrown => {
    if (!(error instanceof Error)) return { kind: "value", value: error };
    const { name, message, stack = "" } = error;
    return { kind: "error", name, message, stack };
  };
  const work = async (job: Job) => {
    try {
      const call = await functionOf(job);
      if (typeof call !== "function") throw new TypeError("Cannot call the work: no such function");
      return { kind: "returned", value: await call(...job.args) };
    } catch (error) {
      return { kind: "threw", thrown: pack(error) };
    }
  };
  const answer = async (job: Job) => {
    const done = await work(job);
    try {
      send(done);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      const thrown = pack(new TypeError(`Cannot send the result from a worker: ${found}`));
      send({ kind: "threw", thrown });
    }
  };
  (port ?? process).on("message", (job: Job) => void answer(job));
}
