// The script of the sealed frame, between the page and the worker of the one run. It never runs the
// program's code: it makes workers, and has each watched by a supervisor.
import { failure } from "./failure.ts";
import { Outbox } from "./outbox.ts";
import type { FromFrame, Outcome, ToFrame, ToFrameWindow, ToWorker } from "./protocol.ts";
import { Stock } from "./stock.ts";
import { type Launched, Supervisor } from "./supervisor.ts";

type RunMessage = ToFrame & { readonly type: "run" };
type Tell = (message: FromFrame) => void;

const aliveEvery = 1000;
const signEvery = 200;
/** Batches sent before the page has read them; a flood must not keep the page from drawing. */
const ahead = 3;

/** A worker that has loaded the runtime and waits for its program. */
class Spare {
  readonly worker: Worker;
  readonly runtime: string;
  /** It has all that it needs to run a program. */
  readonly ready: Promise<void>;
  readonly #url: string;

  constructor(runtime: string, stock: Stock) {
    this.runtime = runtime;
    this.#url = URL.createObjectURL(new Blob([runtime], { type: "text/javascript" }));
    this.worker = new Worker(this.#url);
    this.ready = stock.give(this.worker);
  }

  end(): void {
    this.worker.terminate();
    URL.revokeObjectURL(this.#url);
  }
}

/** Makes workers and keeps one in reserve, so that a run can start at once. */
class Spares {
  readonly stock = new Stock();
  #spare: Spare | null = null;

  prepare(runtime: string): Spare {
    if (this.#spare?.runtime === runtime) return this.#spare;
    this.#spare?.end();
    this.#spare = new Spare(runtime, this.stock);
    return this.#spare;
  }

  take(runtime: string): Spare {
    const spare = this.#spare?.runtime === runtime ? this.#spare : new Spare(runtime, this.stock);
    if (spare === this.#spare) this.#spare = null;
    return spare;
  }
}

interface Current {
  readonly id: number;
  close(): void;
}

class Frame {
  readonly #tell: Tell;
  readonly #spares = new Spares();
  #current: Current | null = null;
  #outbox: { readonly id: number; readonly box: Outbox<FromFrame> } | null = null;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  do(message: ToFrame): void {
    switch (message.type) {
      case "prepare":
        this.#spares.prepare(message.runtime);
        break;
      case "supply":
        this.#spares.stock.supply(message.supplies);
        break;
      case "run":
        this.#start(message);
        break;
      case "taken":
        if (this.#outbox?.id === message.run) this.#outbox.box.taken();
        break;
      case "stop":
        if (this.#current?.id === message.run) this.#current.close();
        if (this.#outbox?.id === message.run) this.#outbox = null;
        break;
      default:
        message satisfies never;
    }
  }

  /** The watch begins when the worker is ready: before that it can't hang. */
  #start(message: RunMessage): void {
    this.#current?.close();
    const { run, runtime } = message;
    this.#tell({ type: "alive", run });
    const alive = setInterval(() => this.#tell({ type: "alive", run }), aliveEvery);
    const over = () => {
      clearInterval(alive);
      this.#current = null;
      this.#spares.prepare(runtime);
    };
    const current = { id: run, close: over };
    this.#current = current;
    void this.#spares.prepare(runtime).ready.then(() => {
      if (this.#current === current) this.#current = this.#supervise(message, over);
    });
  }

  #supervise(message: RunMessage, over: () => void): Current {
    const { run, runtime, options } = message;
    // It outlives the run, until all of it has been read.
    const box = new Outbox<FromFrame>(ahead, this.#tell);
    this.#outbox = { id: run, box };
    const supervisor = new Supervisor(options, {
      launch: (trail, read) => {
        const fail = (outcome: Outcome) => supervisor.fail(outcome);
        const launched = launch(this.#spares.take(runtime), message, trail, read, fail);
        // Checks follow each other: the next one's worker loads while this one runs.
        if (options.check !== undefined) this.#spares.prepare(runtime);
        return launched;
      },
      batch: (text, rows) => box.post({ type: "batch", run, text, ...(rows && { rows }) }),
      ended: (outcome) => box.post({ type: "ended", run, outcome }),
      over,
    });
    return { id: run, close: () => supervisor.close() };
  }
}

function launch(
  spare: Spare,
  { script, options }: RunMessage,
  trail: number | undefined,
  read: (data: unknown) => void,
  fail: (outcome: Outcome) => void,
): Launched {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<unknown>) => read(data);
  spare.worker.onerror = (event) => {
    event.preventDefault();
    fail(failure(event.message));
  };
  // While it gets ready it can't give a sign of its own.
  const waiting = setInterval(() => read({ type: "alive" }), signEvery);
  void spare.ready.then(() => clearInterval(waiting));
  const start = { type: "start", script, options, port: port2 } as const;
  const message: ToWorker = trail === undefined ? start : { ...start, trail };
  spare.worker.postMessage(message, [port2]);
  return {
    end() {
      clearInterval(waiting);
      port1.close();
      spare.end();
    },
  };
}

// Only the page that holds the frame may speak to it, and only once; then the port is the way.
addEventListener("message", function open(event: MessageEvent<ToFrameWindow>) {
  if (event.source !== parent || event.data.type !== "open") return;
  removeEventListener("message", open);
  const { port } = event.data;
  const frame = new Frame((message) => {
    const moved = message.type === "batch" && message.rows ? [message.rows.buffer] : [];
    port.postMessage(message, moved);
  });
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => frame.do(data);
  port.postMessage({ type: "ready" } satisfies FromFrame);
});
