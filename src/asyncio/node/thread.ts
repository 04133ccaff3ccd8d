// Workers in Node, Deno and Bun: threads, or processes of the same program.
import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { Worker as Thread } from "node:worker_threads";
import type { Job, Threads, Thrown, Worker, WorkerEvents, WorkerKind } from "../thread.ts";
import { workerScript } from "./worker.ts";

type Answer =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly thrown: Thrown };

export const threads: Threads = {
  processors: availableParallelism(),

  block(milliseconds: number): void {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },

  start(kind: WorkerKind, events: WorkerEvents): Worker {
    return kind === "thread" ? startThread(events) : startProcess(events);
  },
};

function startThread(events: WorkerEvents): Worker {
  const thread = new Thread(workerScript(), { eval: true });
  const ending = new Ending(events);
  thread.unref();
  thread.on("message", (answer: Answer) => {
    thread.unref();
    tell(events, answer);
  });
  thread.on("error", (error) => ending.failed(error));
  thread.on("exit", (code) => ending.ended(`it ended with code ${code}`));
  return {
    run(job: Job): void {
      thread.postMessage(job);
      thread.ref();
    },
    stop(): void {
      ending.isWanted = true;
      void thread.terminate();
    },
  };
}

function startProcess(events: WorkerEvents): Worker {
  const child = spawn(process.execPath, ["-e", workerScript()], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ending = new Ending(events);
  hold(child, false);
  child.on("message", (answer) => {
    hold(child, false);
    tell(events, answer as unknown as Answer);
  });
  child.on("error", (error) => {
    ending.failed(error);
    if (child.pid === undefined) ending.ended("it could not be started");
  });
  child.on("exit", (code, signal) => ending.ended(`it ended with ${signal ?? `code ${code}`}`));
  return {
    run(job: Job): void {
      if (child.connected) child.send({ ...job });
      hold(child, true);
    },
    stop(): void {
      ending.isWanted = true;
      child.kill("SIGKILL");
    },
  };
}

/** How a worker came to its end: stopped, by an error, or by itself. */
class Ending {
  readonly #events: WorkerEvents;
  #error: Error | null = null;
  isWanted = false;

  constructor(events: WorkerEvents) {
    this.#events = events;
  }

  failed(error: unknown): void {
    this.#error ??= error instanceof Error ? error : new Error(String(error));
  }

  ended(how: string): void {
    this.#events.lost(this.isWanted ? null : (this.#error ?? new Error(how)));
  }
}

/** Whether the program may end while the child lives. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function tell(events: WorkerEvents, answer: Answer): void {
  if (answer.kind === "returned") events.returned(answer.value);
  else events.threw(answer.thrown);
}
