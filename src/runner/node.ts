// A run in a Node worker thread: the same sandbox, the same events, the same watch as in a browser.
import { MessageChannel } from "node:worker_threads";
import { BatchReader } from "./batch.ts";
import { buildRuntime } from "./bundle.ts";
import { failure } from "./failure.ts";
import { memory, startWorker, watchMemory } from "./node.worker.ts";
import { defaults } from "./options.ts";
import type { Outcome, RunOptions, Script } from "./protocol.ts";
import { EventStream, type Run } from "./stream.ts";
import { type Launched, Supervisor } from "./supervisor.ts";

const tooMuchMemory: Outcome = {
  kind: "overran",
  limit: "memory",
  allowed: memory * 1024 * 1024,
};

/** Milliseconds. */
const signEvery = 500;

export function run(script: Script, options: RunOptions = defaults): Run {
  const thread = new Thread();
  void thread.start(script, options);
  return thread;
}

class Thread implements Run {
  readonly #stream = new EventStream();
  #supervisor: Supervisor | null = null;

  async start(script: Script, options: RunOptions): Promise<void> {
    try {
      const { code } = await buildRuntime();
      if (!this.#stream.finished) this.#supervise(code, script, options);
    } catch (error) {
      this.#stream.finish(failureOf(error instanceof Error ? error : new Error(`${error}`)));
    }
  }

  stop(): void {
    this.#stream.finish({ kind: "stopped" });
    this.#supervisor?.close();
  }

  batches() {
    return this.#stream.batches();
  }

  all() {
    return this.#stream.all();
  }

  [Symbol.asyncIterator]() {
    return this.#stream[Symbol.asyncIterator]();
  }

  #supervise(runtime: string, script: Script, options: RunOptions): void {
    const reader = new BatchReader(script.sites);
    const supervisor = new Supervisor(options, {
      launch: (trail, read) => {
        const fail = (outcome: Outcome) => supervisor.fail(outcome);
        return launch(runtime, { type: "start", script, options, trail }, read, fail);
      },
      batch: (text, rows) => this.#stream.push(reader.read(text, rows)),
      ended: (outcome) => this.#stream.finish(outcome),
      over: () => undefined,
    });
    this.#supervisor = supervisor;
  }
}

function launch(
  runtime: string,
  start: object,
  read: (data: unknown) => void,
  fail: (outcome: Outcome) => void,
): Launched {
  const { port1, port2 } = new MessageChannel();
  const worker = startWorker(runtime);
  port1.on("message", read);
  // While it gets ready it can't give a sign of its own; it tells when the program begins.
  const waiting = setInterval(() => read({ type: "alive" }), signEvery);
  port1.once("message", () => clearInterval(waiting));
  const watch = watchMemory(worker, () => fail(tooMuchMemory));
  worker.on("error", (error: Error) => fail(failureOf(error)));
  worker.on("exit", () => fail(failure("The program ended its own thread")));
  worker.postMessage({ ...start, port: port2 }, [port2]);
  return {
    end() {
      clearInterval(waiting);
      watch.end();
      port1.close();
      worker.removeAllListeners();
      // What the worker still says on its way out is nobody's error.
      worker.on("error", () => {});
      void worker.terminate();
    },
  };
}

function failureOf(error: Error & { readonly code?: string }): Outcome {
  if (error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return tooMuchMemory;
  }
  return failure(error.message, error.name);
}
