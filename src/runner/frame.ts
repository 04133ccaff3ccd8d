// The script of the sealed frame, between the page and the worker of the one run. It never runs the
// program's code; it makes workers, counts what they say, watches over them and ends them.
import { Deadline } from "./deadline.ts";
import { readFromWorker } from "./messages.ts";
import type {
  FromFrame,
  FromWorker,
  Outcome,
  ToFrame,
  ToFrameWindow,
  ToWorker,
} from "./protocol.ts";

type RunMessage = ToFrame & { readonly type: "run" };
type Tell = (message: FromFrame) => void;

/** The worker bounds itself; this is for one that was made to lie. */
const tolerance = 1.5;
const aliveEvery = 1000;

/** A worker that has loaded the runtime and waits for its program. */
class Spare {
  readonly worker: Worker;
  readonly runtime: string;
  readonly #url: string;

  constructor(runtime: string) {
    this.runtime = runtime;
    this.#url = URL.createObjectURL(new Blob([runtime], { type: "text/javascript" }));
    this.worker = new Worker(this.#url);
  }

  end(): void {
    this.worker.terminate();
    URL.revokeObjectURL(this.#url);
  }
}

class FrameRun {
  readonly #run: number;
  readonly #options: RunMessage["options"];
  readonly #spare: Spare;
  readonly #tell: Tell;
  readonly #over: () => void;
  readonly #deadline: Deadline;
  readonly #channel = new MessageChannel();
  readonly #alive: ReturnType<typeof setInterval>;
  #state: "open" | "closed" = "open";
  #events = 0;
  #bytes = 0;

  constructor({ run, script, options }: RunMessage, spare: Spare, tell: Tell, over: () => void) {
    this.#run = run;
    this.#options = options;
    this.#spare = spare;
    this.#tell = tell;
    this.#over = over;
    this.#deadline = new Deadline(options.limits.heartbeat, {
      wall: () => performance.now(),
      every: (milliseconds, check) => {
        const timer = setInterval(check, milliseconds);
        return () => clearInterval(timer);
      },
      hung: (outcome) => this.#end(outcome),
    });
    this.#alive = setInterval(() => tell({ type: "alive", run }), aliveEvery);
    this.#channel.port1.onmessage = ({ data }: MessageEvent<unknown>) => this.#read(data);
    spare.worker.onerror = (event) => {
      event.preventDefault();
      this.#end(failed(event.message));
    };
    const start: ToWorker = { type: "start", script, options, port: this.#channel.port2 };
    spare.worker.postMessage(start, [this.#channel.port2]);
  }

  /** Ends the worker; nothing of it is told any more. */
  close(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    clearInterval(this.#alive);
    this.#deadline.stop();
    this.#channel.port1.close();
    this.#spare.end();
    this.#over();
  }

  #read(data: unknown): void {
    const message = readFromWorker(data);
    if (message === null || this.#state === "closed") return;
    if (message.type === "starving") this.#deadline.starving(message.place);
    else this.#deadline.alive();
    if (message.type === "batch") this.#pass(message);
  }

  #pass({ text, count, last }: FromWorker & { readonly type: "batch" }): void {
    const { events, bytes } = this.#options.limits;
    this.#events += count;
    this.#bytes += text.length;
    if (this.#events > events * tolerance) {
      this.#end({ kind: "overran", limit: "events", allowed: events });
    } else if (this.#bytes > bytes * tolerance) {
      this.#end({ kind: "overran", limit: "bytes", allowed: bytes });
    } else {
      this.#tell({ type: "batch", run: this.#run, text });
      if (last) this.close();
    }
  }

  #end(outcome: Outcome): void {
    if (this.#state === "closed") return;
    this.close();
    this.#tell({ type: "ended", run: this.#run, outcome });
  }
}

class Frame {
  readonly #tell: Tell;
  #current: { readonly id: number; readonly run: FrameRun } | null = null;
  #spare: Spare | null = null;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  do(message: ToFrame): void {
    switch (message.type) {
      case "prepare":
        this.#prepare(message.runtime);
        break;
      case "run":
        this.#start(message);
        break;
      case "stop":
        if (this.#current?.id === message.run) this.#current.run.close();
        break;
      default:
        message satisfies never;
    }
  }

  #prepare(runtime: string): void {
    if (this.#spare?.runtime === runtime) return;
    this.#spare?.end();
    this.#spare = new Spare(runtime);
  }

  #start(message: RunMessage): void {
    this.#current?.run.close();
    this.#prepare(message.runtime);
    const spare = this.#spare;
    if (spare === null) return;
    this.#spare = null;
    const over = () => {
      this.#current = null;
      this.#prepare(message.runtime);
    };
    this.#current = { id: message.run, run: new FrameRun(message, spare, this.#tell, over) };
  }
}

/** A worker that couldn't load, or lost its wits: nothing of it can be trusted any more. */
function failed(message: string): Outcome {
  const error = { name: "Error", message, stack: [], cause: null, errors: [], entries: [] };
  return { kind: "threw", error };
}

// Only the page that holds the frame may speak to it, and only once; then the port is the way.
addEventListener("message", function open(event: MessageEvent<ToFrameWindow>) {
  if (event.source !== parent || event.data.type !== "open") return;
  removeEventListener("message", open);
  const { port } = event.data;
  const frame = new Frame((message) => port.postMessage(message));
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => frame.do(data);
  port.postMessage({ type: "ready" } satisfies FromFrame);
});
