// A run in a Node worker thread: the same sandbox, the same events, the same deadline as in a browser.
import { MessageChannel, Worker } from "node:worker_threads";
import { buildRuntime } from "./bundle.ts";
import { Deadline } from "./deadline.ts";
import { readBatch, readFromWorker } from "./messages.ts";
import { defaults } from "./options.ts";
import type { Outcome, RunOptions, Script } from "./protocol.ts";
import { EventStream, type Run } from "./stream.ts";

/** Megabytes; what a browser's tab gives a worker is of this order. */
const memory = 512;

export function run(script: Script, options: RunOptions = defaults): Run {
  const thread = new Thread();
  void thread.start(script, options);
  return thread;
}

class Thread implements Run {
  readonly #stream = new EventStream();
  readonly #channel = new MessageChannel();
  #worker: Worker | null = null;
  #deadline: Deadline | null = null;

  async start(script: Script, options: RunOptions): Promise<void> {
    try {
      const { code } = await buildRuntime();
      if (!this.#stream.finished) this.#launch(code, script, options);
    } catch (error) {
      this.#end(failure(error instanceof Error ? error : new Error(`${error}`)));
    }
  }

  stop(): void {
    this.#end({ kind: "stopped" });
  }

  [Symbol.asyncIterator]() {
    return this.#stream[Symbol.asyncIterator]();
  }

  batches() {
    return this.#stream.batches();
  }

  #launch(runtime: string, script: Script, options: RunOptions): void {
    const { port1, port2 } = this.#channel;
    const worker = new Worker(runtime, {
      eval: true,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.#worker = worker;
    this.#deadline = this.#watch(options.limits.heartbeat);
    port1.on("message", (data: unknown) => this.#read(data));
    worker.on("error", (error: Error) => this.#end(failure(error)));
    worker.on("exit", () => this.#end(failure(new Error("The program ended its own thread"))));
    worker.postMessage({ type: "start", script, options, port: port2 }, [port2]);
  }

  #watch(heartbeat: number): Deadline {
    return new Deadline(heartbeat, {
      wall: () => performance.now(),
      every: (milliseconds, check) => {
        const timer = setInterval(check, milliseconds);
        return () => clearInterval(timer);
      },
      hung: (outcome) => this.#end(outcome),
    });
  }

  #read(data: unknown): void {
    const message = readFromWorker(data);
    if (message === null || this.#stream.finished) return;
    if (message.type === "starving") this.#deadline?.starving(message.place);
    else this.#deadline?.alive();
    if (message.type !== "batch") return;
    this.#stream.push(readBatch(message.text));
    if (this.#stream.finished) this.#close();
  }

  #end(outcome: Outcome): void {
    if (this.#stream.finished) return;
    this.#stream.finish(outcome);
    this.#close();
  }

  #close(): void {
    this.#deadline?.stop();
    this.#channel.port1.close();
    this.#worker?.removeAllListeners();
    // What the worker still says on its way out is nobody's error.
    this.#worker?.on("error", () => {});
    void this.#worker?.terminate();
  }
}

function failure(error: Error & { readonly code?: string }): Outcome {
  if (error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return { kind: "overran", limit: "memory", allowed: memory * 1024 * 1024 };
  }
  const { name, message } = error;
  return {
    kind: "threw",
    error: { name, message, stack: [], cause: null, errors: [], entries: [] },
  };
}
