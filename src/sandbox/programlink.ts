// The program's side of a process that runs in a realm of its own. The process keeps step with the
// program: it goes on only up to the program's time, while the program stands still, and says when it
// wants to go on. So no machine's speed decides what comes first.
import type { FileSystem } from "../asyncio/file.ts";
import type { Timer } from "./alarms.ts";
import { type End, later } from "./pipe.ts";
import type { Process } from "./processlife.ts";
import { ProgramDesk } from "./programdesk.ts";
import { ProgramFlow } from "./programflow.ts";
import type { Arrival, Beginning, FromProgram, ToProgram, Written } from "./programwire.ts";
import type { Spawned } from "./real.ts";

/** Milliseconds in which more processes may be started before the first is waited for. */
const gathering = 0.02;
/** The signal of a program that ends itself: `SIGABRT`. */
const aborted = -6;

type State =
  /** It goes on; until it rests nobody knows what it does. */
  | { readonly kind: "goes" }
  | { readonly kind: "rests"; readonly next: number | null; readonly reads: boolean }
  | { readonly kind: "exited"; readonly at: number; readonly code: number };

export class ProgramLink {
  readonly #process: Process;
  readonly #realm: Spawned<ToProgram>;
  readonly #flow: ProgramFlow;
  readonly #desk: ProgramDesk;
  #beginning: Beginning | null;
  #state: State = { kind: "goes" };
  #hasBegun = false;
  #round = 0;
  #arrivals: Arrival[] = [];
  #inputHasEnded = false;
  #wake: (() => void) | null = null;
  /** Lets the program go on, or its clock. */
  #release: (() => void) | null = null;

  constructor(process: Process, beginning: Beginning, files: FileSystem) {
    this.#process = process;
    this.#beginning = beginning;
    this.#flow = new ProgramFlow(process.ends);
    this.#desk = new ProgramDesk(files, (id, answer) => {
      this.#arrivals.push({ kind: "answered", id, answer });
      this.#stir();
    });
    this.#realm = process.machine.spawn<ToProgram, FromProgram>("program", {
      message: (message) => this.#told(message),
      broke: (message) => this.#broke(message),
    });
  }

  /** For as long as it runs; gives the exit code. */
  async run(): Promise<number> {
    const { machine } = this.#process;
    machine.startWorker();
    try {
      await this.#process.sleep(gathering);
      this.#go();
      for (;;) {
        await this.#process.wait((wake) => this.#watch(wake));
        this.#take();
        const code = this.#exitCode();
        if (code !== null) return code;
      }
    } finally {
      this.#realm.end();
      this.#desk.end();
      this.#letGo();
      machine.endWorker();
    }
  }

  /** Lets the process go on up to now, with what has come for it. */
  #go(): void {
    const { machine } = this.#process;
    const { world } = machine;
    const beginning = this.#beginning;
    this.#beginning = null;
    this.#state = { kind: "goes" };
    this.#round += 1;
    const until = world.nextAt;
    this.#release ??= world.virtual ? world.freeze() : world.hold();
    machine.standsStill = this.#hasBegun && world.virtual;
    this.#realm.post({
      round: this.#round,
      at: world.now(),
      until,
      arrivals: this.#arrivals.splice(0),
      ...(beginning === null ? {} : { beginning }),
    });
  }

  #told(message: FromProgram): void {
    const { machine } = this.#process;
    switch (message.type) {
      case "began":
        this.#hasBegun = true;
        machine.standsStill = this.#release !== null && machine.world.virtual;
        return;
      case "alive":
        machine.heard();
        return;
      case "at":
        machine.own?.moved(message.place);
        return;
      case "catches":
        for (const signal of message.signals) this.#process.catches.add(signal);
        for (const signal of this.#process.catches) {
          if (!message.signals.includes(signal)) this.#process.catches.delete(signal);
        }
        return;
      case "asks":
        this.#desk.add(message.asked);
        break;
      case "wrote":
        machine.heard();
        this.#keep(message.written);
        break;
      case "rests":
        this.#keep(message.written);
        if (message.round !== this.#round) return;
        this.#settle({ kind: "rests", next: message.next, reads: message.reads });
        break;
      case "exited":
        this.#keep(message.written);
        this.#settle({ kind: "exited", at: message.at, code: message.code });
        break;
      default:
        message satisfies never;
    }
    this.#stir();
  }

  #broke(message: string): void {
    const isFull = /memory/i.test(message);
    this.#abort(isFull ? "FATAL ERROR: JavaScript heap out of memory" : message);
    this.#stir();
  }

  #keep(written: readonly Written[]): void {
    this.#flow.add(written);
    if (!this.#flow.isTooMuch || this.#state.kind === "exited") return;
    this.#flow.clear();
    this.#abort("FATAL ERROR: JavaScript heap out of memory");
  }

  #abort(text: string): void {
    const at = this.#process.machine.world.now();
    const bytes = new TextEncoder().encode(`${text}\n`);
    this.#flow.add([{ at, stream: 2, bytes }]);
    this.#settle({ kind: "exited", at, code: aborted });
  }

  #settle(state: State): void {
    if (this.#state.kind === "exited") return;
    this.#state = state;
    if (state.kind === "exited") this.#realm.end();
    // By a real clock it does something until it waits for what only comes from outside.
    const goesOn = state.kind === "rests" && state.next !== null;
    if (!goesOn || this.#process.machine.world.virtual) this.#letGo();
  }

  #letGo(): void {
    const { machine } = this.#process;
    machine.answered();
    this.#release?.();
    this.#release = null;
  }

  /** What it told has come before anything else that happens now. */
  #stir(): void {
    const { world } = this.#process.machine;
    const wake = this.#wake;
    if (wake !== null) world.happen(world.now(), world.sequence(), wake);
  }

  /** Calls `wake` once there may be something to do. */
  #watch(wake: () => void): () => void {
    const { world } = this.#process.machine;
    const undo: (() => void)[] = [];
    const forget = () => {
      this.#wake = null;
      this.#process.whenCaught = null;
      for (const one of undo.splice(0)) one();
    };
    let isAwake = false;
    const once = () => {
      if (isAwake) return;
      isAwake = true;
      forget();
      wake();
    };
    const at = (when: number) => {
      const timer: Timer = world.press(Math.max(when, world.now()), this.#tie(), once);
      undo.push(() => timer.cancel());
    };
    this.#wake = once;
    this.#process.whenCaught = () => at(world.now());
    const due = this.#due();
    if (due !== null) at(due);
    for (const end of this.#ends()) undo.push(end.watch(() => at(world.now())));
    return forget;
  }

  /** After all that the program does at the same time, and in the order of the processes. */
  #tie(): number {
    const { world } = this.#process.machine;
    return world.shuffles ? world.sequence() : 2 ** 53 + 2 * this.#process.pid;
  }

  /** The time of the next thing that is known to happen. */
  #due(): number | null {
    const times: number[] = [];
    for (const { due } of [this.#flow, this.#desk]) if (due !== null) times.push(due);
    const state = this.#state;
    const leads = this.#process.machine.world.virtual;
    if (leads && state.kind === "rests" && state.next !== null) times.push(state.next);
    if (state.kind === "exited") times.push(state.at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** The open files that something is to be read from, or written to. */
  #ends(): readonly End[] {
    const { ends } = this.#process;
    const state = this.#state;
    const waits = state.kind === "rests" && state.reads && !this.#inputHasEnded;
    const input = waits ? ends.get(0) : undefined;
    return input === undefined ? this.#flow.full() : [...this.#flow.full(), input];
  }

  /** Does all that can be done now, and lets the process go on if something is there for it. */
  #take(): void {
    const { world } = this.#process.machine;
    this.#arrivals.push(...this.#flow.write(world.now()));
    this.#desk.do(world.now());
    const state = this.#state;
    if (state.kind !== "rests") return;
    for (const signal of this.#process.caught.splice(0)) {
      this.#arrivals.push({ kind: "signal", signal });
    }
    if (state.reads) this.#read();
    const isDue = world.virtual && state.next !== null && state.next <= world.now();
    if (this.#arrivals.length > 0 || isDue) this.#go();
  }

  #read(): void {
    const end = this.#process.ends.get(0);
    if (this.#inputHasEnded) return;
    const bytes = end === undefined ? null : end.read(65_536);
    if (bytes === later) return;
    this.#inputHasEnded = bytes === null;
    this.#arrivals.push(
      bytes === null ? { kind: "inputEnded" } : { kind: "input", bytes: bytes as Uint8Array },
    );
  }

  /** `null` while it still runs, or has something to write. */
  #exitCode(): number | null {
    const state = this.#state;
    if (state.kind !== "exited" || this.#flow.due !== null) return null;
    if (state.at > this.#process.machine.world.now()) return null;
    // What did not fit into a pipe is lost, as it is with Node.
    return state.code;
  }
}
