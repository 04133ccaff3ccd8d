// The page's side of the boundary: one sealed frame, made at first need and replaced when it dies. The
// newest run wins. What comes from the frame is read field by field, and never trusted.
import { BatchReader } from "./batch.ts";
import { Deadline } from "./deadline.ts";
import { failure, messageOf } from "./failure.ts";
import { readFromFrame } from "./messages.ts";
import { type Frame, openFrame } from "./openframe.ts";
import { defaults } from "./options.ts";
import { Pace } from "./pace.ts";
import type { Outcome, RunOptions, Script, Supplies, ToFrame } from "./protocol.ts";
import { EventStream, type Run } from "./stream.ts";

export type { Run } from "./stream.ts";

export interface ClientOptions {
  /** Where the frame's page is served (see sandboxpage.ts). */
  readonly frameUrl: string;
  /** The built sandbox and library, as text; the frame is made while it is still on its way. */
  readonly runtime: string | Promise<string>;
  /** What the runtime needs besides, when it does; the frame opens while it is on its way. */
  readonly supplies?: Supplies | Promise<Supplies>;
}

/** How long a frame may say nothing, though it says every second that it lives. */
const patience = 3000;
/** A frame that is well answers at once; one that died of the run before never does. */
const answering = 800;

export class Client {
  readonly #options: ClientOptions;
  #frame: Promise<Frame> | null = null;
  #current: ClientRun | null = null;
  /** However fast a run tells of itself, the page draws in between. */
  readonly #pace = new Pace();
  #runs = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Makes the frame and a worker in it, so that a run can start at once. */
  async warm(): Promise<void> {
    try {
      const [frame, runtime] = await Promise.all([this.#open(), this.#options.runtime]);
      if (this.#current === null) frame.send({ type: "prepare", runtime });
    } catch (error) {
      // The next try makes another frame.
      this.#close();
      throw error;
    }
  }

  run(script: Script, options: RunOptions = defaults): Run {
    this.#current?.stop();
    this.#runs += 1;
    const tell = (message: ToFrame) =>
      void this.#frame?.then(
        (frame) => frame.send(message),
        () => {},
      );
    const run = new ClientRun(this.#runs, script, {
      stop: (id) => tell({ type: "stop", run: id }),
      taken: (id) => void this.#pace.rest().then(() => tell({ type: "taken", run: id })),
      lost: () => this.#died(),
      over: () => {
        if (this.#current === run) this.#current = null;
      },
    });
    this.#current = run;
    void this.#start(run, script, options);
    return run;
  }

  /** Takes the frame away, and with it a run that is under way. */
  dispose(): void {
    this.#current?.stop();
    this.#close();
  }

  async #start(run: ClientRun, script: Script, options: RunOptions): Promise<void> {
    try {
      const isFresh = this.#frame === null;
      const [frame, runtime] = await Promise.all([this.#open(), this.#options.runtime]);
      if (run.finished) return;
      run.started(isFresh ? null : () => void this.#start(run, script, options));
      frame.send({ type: "run", run: run.id, runtime, script, options });
    } catch (error) {
      this.#close();
      run.end(failure(messageOf(error)));
    }
  }

  #open(): Promise<Frame> {
    this.#frame ??= this.#openFrame();
    return this.#frame;
  }

  async #openFrame(): Promise<Frame> {
    const { frameUrl, supplies } = this.#options;
    const frame = await openFrame(
      frameUrl,
      (data) => this.#read(data),
      () => this.#died(),
    );
    try {
      if (supplies) frame.send({ type: "supply", supplies: await supplies });
      return frame;
    } catch (error) {
      frame.remove();
      throw error;
    }
  }

  #died(): void {
    this.#close();
    this.#current?.died();
  }

  #close(): void {
    void this.#frame?.then((frame) => frame.remove()).catch(() => {});
    this.#frame = null;
  }

  #read(data: unknown): void {
    const message = readFromFrame(data);
    const run = this.#current;
    if (message === null || message.type === "ready" || run?.id !== message.run) return;
    run.alive();
    if (message.type === "batch") run.push(message.text, message.rows);
    else if (message.type === "ended") run.end(message.outcome);
  }
}

interface RunPort {
  stop(run: number): void;
  /** The reader is done with a batch, and free for another. */
  taken(run: number): void;
  /** The frame says nothing any more. */
  lost(): void;
  over(): void;
}

class ClientRun implements Run {
  readonly id: number;
  readonly #stream: EventStream;
  readonly #reader: BatchReader;
  readonly #port: RunPort;
  #deadline: Deadline | null = null;
  #state: "made" | "sent" | "answered" = "made";
  #again: (() => void) | null = null;

  constructor(id: number, script: Script, port: RunPort) {
    this.id = id;
    this.#stream = new EventStream(() => port.taken(id));
    this.#reader = new BatchReader(script.sites);
    this.#port = port;
  }

  get finished(): boolean {
    return this.#stream.finished;
  }

  stop(): void {
    if (this.finished) return;
    this.end({ kind: "stopped" });
    this.#port.stop(this.id);
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

  /** `again` starts it anew in another frame, as long as nothing of it was heard. */
  started(again: (() => void) | null): void {
    this.#again = again;
    this.#state = "sent";
    this.#watch(again === null ? patience : answering);
  }

  alive(): void {
    if (this.#state === "answered") this.#deadline?.alive();
    else this.#watch(patience);
    this.#state = "answered";
  }

  /** The frame's process died: of this program, or of what the one before left of it. */
  died(): void {
    const again = this.#again;
    this.#again = null;
    this.#deadline?.stop();
    if (again === null) this.end({ kind: "overran", limit: "memory", allowed: 0 });
    else again();
  }

  /** The frame ends what hangs. When it is silent itself, its process is dead. */
  #watch(allowed: number): void {
    this.#deadline?.stop();
    this.#deadline = new Deadline(allowed, () => this.#port.lost());
  }

  push(text: string, rows: Int32Array | undefined): void {
    this.#again = null;
    this.#stream.push(this.#reader.read(text, rows));
    if (this.finished) this.#close();
  }

  end(outcome: Outcome): void {
    this.#stream.finish(outcome);
    this.#close();
  }

  #close(): void {
    this.#deadline?.stop();
    this.#port.over();
  }
}
