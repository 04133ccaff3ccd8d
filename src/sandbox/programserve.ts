// A file of a program that runs as a process: a program in a world of its own, whose clock goes no further
// than that of the program that started it. It ends as a program of Node's does.
import { realm as library } from "../asyncio/realm.ts";
import type { Place } from "../runner/protocol.ts";
import { beginProgram } from "./context.ts";
import { machine, realm, world } from "./host.ts";
import { wireError } from "./inspect.ts";
import { SafeMap } from "./natives.ts";
import { rejectedText, uncaughtText, unsettledText } from "./programerror.ts";
import { ProgramFiles } from "./programfiles.ts";
import { layProgram, marked } from "./programlay.ts";
import { OwnProcess } from "./programprocess.ts";
import { ProgramStreams } from "./programstreams.ts";
import type { Arrival, Asked, Beginning, FromProgram, ToProgram } from "./programwire.ts";
import { Stacks } from "./stack.ts";

/** It may run ahead so many milliseconds: whoever reads the clock a few times needs no new round. */
const slack = 0.02;
/** How often (in real milliseconds) a sign of life leaves. */
const beat = 40;
/** What the platform does in the background gets so many real milliseconds to come back. */
const grace = 30;
const mostTurns = 20_000_000;
/** Threads that it may start. */
const mostThreads = 4;
/** As Node ends whose top-level `await` never comes back. */
const unsettled = 13;

const scripts = {
  program: "interleave:///program.js",
  runtime: "interleave:///runtime.js",
} as const;

export function serveProgram(port: MessagePort): void {
  const { addEventListener, postMessage } = MessagePort.prototype;
  const send = (message: FromProgram) => Reflect.apply(postMessage, port, [message]);
  let running: ServedProgram | null = null;
  const listen = ({ data }: MessageEvent<ToProgram>) => {
    if (data.beginning !== undefined) running = new ServedProgram(data.beginning, send);
    running?.go(data);
  };
  Reflect.apply(addEventListener, port, ["message", listen]);
  port.start();
}

class ServedProgram {
  readonly #beginning: Beginning;
  readonly #send: (message: FromProgram) => void;
  readonly #stacks: Stacks;
  readonly #streams: ProgramStreams;
  readonly #process: OwnProcess;
  readonly #files: ProgramFiles;
  readonly #rejections = new SafeMap<Promise<unknown>, unknown>();
  #state: "new" | "loading" | "evaluated" | "over" = "new";
  #round = 0;
  #until = 0;
  /** So far it may go without a word, unless it does something that others may answer. */
  #ahead = 0;
  #rests = 0;
  /** Where the program waits at its top level, as far as that is known. */
  #waitsAt: Place | null = null;

  constructor(beginning: Beginning, send: (message: FromProgram) => void) {
    this.#beginning = beginning;
    this.#send = send;
    this.#stacks = new Stacks(beginning.script, scripts);
    this.#streams = new ProgramStreams({
      now: () => world.now(),
      wrote: (isMuch) => this.#wrote(isMuch),
      reads: () => this.#acted(),
      failed: (error) => this.#threw(error),
    });
    this.#files = new ProgramFiles(
      (path) => machine.files.resolve(path, beginning.cwd),
      (question) => this.#asks(question),
    );
    this.#process = new OwnProcess({
      stdin: this.#streams.input.stream,
      stdout: this.#streams.outputs[1].stream,
      stderr: this.#streams.outputs[2].stream,
      catches: (signals) => send({ type: "catches", signals }),
      exit: (code) => this.#stop(code),
    });
  }

  go({ round, at, until, arrivals }: ToProgram): void {
    this.#round = round;
    this.#rests += 1;
    if (this.#state === "new") void this.#start(at);
    for (const arrival of arrivals) {
      world.happen(at, world.sequence(), () => this.#arrived(arrival));
    }
    const leads = this.#beginning.clock === "virtual";
    this.#until = leads ? at + slack : Number.MAX_VALUE;
    this.#ahead = until - slack;
    world.goTo(this.#until, leads ? at : 0);
  }

  async #start(at: number): Promise<void> {
    this.#state = "loading";
    this.#layOut(at);
    try {
      await realm.load(this.#code, () => this.#begin(at));
      this.#state = "evaluated";
      this.#moved();
    } catch (error) {
      this.#threw(error);
    }
  }

  #layOut(from: number): void {
    machine.role = "process";
    machine.mostWorkers = mostThreads;
    machine.remoteFiles = this.#files.system;
    realm.beat(beat, () => this.#send({ type: "alive" }));
    realm.watch({
      error: (error) => this.#threw(error),
      rejected: (promise, error) => {
        this.#rejections.set(promise, error);
        this.#moved();
      },
      handled: (promise) => void this.#rejections.delete(promise),
    });
    layProgram(this.#beginning, {
      from,
      process: this.#process.make(this.#beginning),
      stacks: this.#stacks,
      out: this.#streams.out,
      err: this.#streams.err,
      uncaught: (error) => this.#threw(error),
      suspended: (place) => {
        this.#waitsAt = place;
      },
    });
  }

  /** Just before the first line of the program. */
  #begin(at: number): void {
    const { clock, schedule, virtualTime } = this.#beginning;
    beginProgram();
    this.#send({ type: "began" });
    world.begin(
      { clock, schedule, virtualTime, turns: mostTurns },
      {
        idle: () => this.#comesToRest(null),
        paused: (next) => this.#comesToRest(next),
        uncaught: (error) => this.#threw(error),
        reported: (error) => this.#streams.err(uncaughtText(this.#wire(error), this.#sources)),
        blocked: () => {},
        overran: (limit) => this.#overran(limit),
      },
      at,
    );
  }

  #arrived(arrival: Arrival): void {
    if (arrival.kind === "signal") this.#process.signal(arrival.signal);
    else if (arrival.kind === "answered") this.#files.answered(arrival.id, arrival.answer);
    else this.#streams.arrived(arrival);
  }

  /** Nothing is left to do until `next`; first the platform has its say. */
  #comesToRest(next: number | null): void {
    this.#rests += 1;
    const rest = this.#rests;
    realm.settled(() => {
      if (rest !== this.#rests || this.#state === "over") return;
      if (this.#hasRejected()) return;
      if (next !== null && world.virtual && next <= this.#ahead) this.#goOn(next);
      else if (next !== null || this.#isHeld()) this.#rest(next);
      else if (this.#state === "evaluated") this.#leave(this.#process.code);
      else
        realm.later(grace, () => rest === this.#rests && world.resting && this.#neverEvaluates());
    });
  }

  /** Something outside may still wake it. */
  #isHeld(): boolean {
    return this.#streams.isHeld || this.#files.isBusy;
  }

  #goOn(next: number): void {
    this.#until = next + slack;
    world.goTo(this.#until, next);
  }

  #rest(next: number | null): void {
    const written = this.#streams.take();
    this.#send({
      type: "rests",
      round: this.#round,
      written,
      next,
      reads: this.#streams.input.reads,
    });
  }

  #moved(): void {
    world.goTo(this.#until);
  }

  /** Others may answer what it did: they come first. */
  #acted(): void {
    this.#ahead = 0;
    this.#moved();
  }

  #neverEvaluates(): void {
    if (this.#state !== "loading") return;
    this.#streams.err(unsettledText(this.#waitsAt, this.#sources));
    this.#leave(unsettled);
  }

  #threw(error: unknown): void {
    this.#die(uncaughtText(this.#wire(error), this.#sources));
  }

  /** Ends it if a promise was rejected and nobody handled that. */
  #hasRejected(): boolean {
    const texts: string[] = [];
    this.#rejections.each((error) => {
      texts.push(rejectedText(this.#wire(error), this.#sources));
    });
    const [text] = texts;
    if (text !== undefined) this.#die(text);
    return text !== undefined;
  }

  #overran(limit: "virtualTime" | "events"): void {
    const what = limit === "virtualTime" ? "its clock went too far" : "it had too many turns";
    this.#die(`Cannot go on: ${what}\n`);
  }

  #die(text: string): void {
    if (this.#state === "over") return;
    this.#streams.err(text);
    this.#leave(1);
  }

  /** It has come to its end, good or bad. */
  #leave(code: number): void {
    if (this.#state === "over") return;
    if (code !== 1) library.rootLoop?.reports.flush();
    this.#exit(this.#process.leave(code));
  }

  #exit(code: number): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#send({ type: "exited", written: this.#streams.take(), at: world.now(), code });
    world.end();
  }

  /** Nothing of the program runs any more, not even what stands behind the call. */
  #stop(code: number): never {
    this.#exit(code);
    // Whoever started this realm ends it now.
    for (;;);
  }

  #wrote(isMuch: boolean): void {
    this.#acted();
    if (world.virtual && !isMuch) return;
    this.#send({ type: "wrote", written: this.#streams.take() });
  }

  #asks(question: Omit<Asked, "at">): void {
    this.#send({ type: "asks", asked: { ...question, at: world.now() } });
    this.#acted();
  }

  get #code(): string {
    const { script, trailing } = this.#beginning;
    const moved = ({ file, line, column }: Place) =>
      this.#send({ type: "at", place: { file, line, column } });
    return trailing ? marked(script, moved) : script.code;
  }

  get #sources(): Readonly<Record<string, string>> {
    return this.#beginning.sources;
  }

  readonly #stackOf = (error: object) => this.#stacks.stackOf(error);

  readonly #wire = (error: unknown) => wireError(error, this.#stackOf);
}
