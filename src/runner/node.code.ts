// The engine's own code for the runtime, by which a thread begins without compiling it. It is taken from
// a thread that has graded a small program, since by then the engine has compiled what runs need; and
// it is kept on disk, since making it takes as long as a few runs.
import { createHash } from "node:crypto";
import { cachedDataVersionTag } from "node:v8";
import { MessageChannel, type MessagePort, type Worker } from "node:worker_threads";
import { defaults } from "./options.ts";
import type { ToWorker } from "./protocol.ts";
import { Shelf } from "./shelf.ts";

const shelf = new Shelf("code");

/** What was kept for this runtime and this engine; `null` when there is nothing. */
export function readCode(runtime: string): Uint8Array | null {
  return shelf.read(nameOf(runtime));
}

export function keepCode(runtime: string, code: Uint8Array): void {
  shelf.keep(nameOf(runtime), code);
}

/** Grades a program of ours in a thread that `start` makes with a port, and asks that port for the code. */
export async function warmCode(start: (port: MessagePort) => Worker): Promise<Uint8Array> {
  const [asked, told] = [new MessageChannel(), new MessageChannel()];
  const worker = start(asked.port2);
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  worker.on("error", reject);
  worker.on("exit", () => reject(new Error("Cannot take the engine's code: its thread ended")));
  told.port1.on("message", (message: { readonly last?: boolean }) => {
    if (message.last) asked.port1.postMessage("code");
  });
  asked.port1.once("message", resolve);
  worker.postMessage({ ...small, port: told.port2 }, [told.port2]);
  // Nobody waits for it who has nothing else to do.
  for (const one of [worker, asked.port1, told.port1]) one.unref();
  try {
    return await promise;
  } finally {
    for (const { port1 } of [asked, told]) port1.close();
    worker.removeAllListeners();
    void worker.terminate();
  }
}

/** A program that uses what most programs do. */
const program = `
const { asyncio } = globalThis[Symbol.for("interleave.modules")];
const { check } = globalThis[Symbol.for("interleave.grade")]();
const { createTask, gather, Lock, Queue, run, sleep, timeout } = asyncio;
async function cook(lock, queue) {
  await lock.with(() => sleep(10));
  await queue.put(1);
  console.log("done", { at: new Date() });
}
async function kitchen() {
  const [lock, queue] = [new Lock(), new Queue(1)];
  const task = createTask(() => sleep(1000));
  await gather([() => cook(lock, queue), () => queue.get()]);
  task.cancel();
  await new Promise((resolve) => setTimeout(resolve, 1));
  await run(() => timeout(5, () => sleep(9))).catch((error) => console.error(error));
}
check("it cooks", async (t) => {
  const cooked = await t.run(kitchen);
  t.expect(cooked).toTake(t.number(1, 9));
  t.expect(t.calls("cook", cooked)).toHappen(1);
});
`;

const small: Omit<ToWorker, "port"> = {
  type: "start",
  script: {
    code: `${program}//# sourceURL=interleave:///program.js\n`,
    map: '{"version":3,"sources":[],"names":[],"mappings":""}',
    sites: [],
    inserted: [],
  },
  options: { ...defaults, check: 0, schedule: 1 },
};

function nameOf(runtime: string): string {
  const hash = createHash("sha256").update(runtime).digest("hex").slice(0, 20);
  return `${hash}-${process.arch}-${cachedDataVersionTag()}`;
}
