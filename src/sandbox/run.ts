// One program's life in this realm: it is laid out, started, watched, and ended exactly once. A
// program is over when its module has evaluated and nothing is ready or timed any more.
import * as asyncio from "../asyncio/index.ts";
import { Loop } from "../asyncio/loop.ts";
import { realm as library } from "../asyncio/realm.ts";
import { Task } from "../asyncio/task.ts";
import type { Outcome, RunOptions, ToWorker, Waiting } from "../runner/protocol.ts";
import { beginProgram, wrapJob } from "./context.ts";
import { carryThen, install } from "./contextnotes.ts";
import { fileSystem } from "./file.ts";
import { layGlobals } from "./globals.ts";
import { Grader } from "./grade.ts";
import { freezeRealm } from "./gradefreeze.ts";
import { disk, internet, machine, realm, world } from "./host.ts";
import { markLoops, Rounds } from "./loops.ts";
import { SafeMap } from "./natives.ts";
import { layPrograms } from "./program.ts";
import { Random } from "./random.ts";
import { layTexts } from "./texts.ts";
import { Witness } from "./witness.ts";

/** How often (in real milliseconds) old batches leave, and now and then a sign of life. */
const beat = 50;
/** What the platform does in the background (digests, streams) gets so long to come back. */
const grace = 30;
/** Turns that leave no event are bounded too. */
const turnsPerEvent = 20;

interface Rejection {
  readonly promise: Promise<unknown>;
  readonly error: unknown;
}

export class Run {
  readonly #message: ToWorker;
  readonly #witness: Witness;
  readonly #rejections = new SafeMap<Promise<unknown>, Rejection>();
  readonly #grader: Grader | null;
  #phase: "loading" | "evaluated" | "checking" | "checked" = "loading";
  #state: "running" | "finished" = "running";
  #idles = 0;

  constructor(message: ToWorker) {
    this.#message = message;
    this.#witness = new Witness(message, (limit, allowed) => this.#overran(limit, allowed));
    const { check, seed } = message.options;
    this.#grader = check === undefined ? null : new Grader(check, seed, this.#witness);
  }

  async start(): Promise<void> {
    const { script, options } = this.#message;
    realm.watch({
      error: (error) => this.#threw(error),
      rejected: (promise, error) => void this.#rejections.set(promise, { promise, error }),
      handled: (promise) => void this.#rejections.delete(promise),
    });
    // Who waits for a thread that never comes back is as dead as the thread.
    realm.beat(beat, () => {
      if (machine.isSilent()) this.#witness.recorder.flush();
      else this.#witness.signs.beat();
    });
    this.#layOut();
    if (this.#grader !== null) freezeRealm(globalThis, [{ ...asyncio }, Loop, Task]);
    const { seed, schedule, scenario = script.scenario ?? {} } = options;
    internet.begin(scenario, seed, this.#witness.outside.network);
    disk.begin(scenario, this.#witness.outside.files);
    this.#layPrograms({ ...options, scenario });
    this.#witness.recorder.note(`"type":"started","seed":${seed},"schedule":${schedule}`);
    this.#grader?.open(globalThis);
    try {
      await realm.load(this.#code(), () => this.#begin());
      this.#phase = "evaluated";
    } catch (error) {
      this.#threw(error);
    }
  }

  /** What is run again to find out where it hangs tells of its loops too. */
  #code(): string {
    const { script, trail } = this.#message;
    if (trail === undefined) return script.code;
    const { loops = [] } = script;
    const { code, name } = markLoops(script);
    const rounds = new Rounds(loops, ({ file, line, column }) =>
      this.#witness.signs.moved({ file, line, column }),
    );
    const value = (index: number) => rounds.round(index);
    Object.defineProperty(globalThis, name, { value });
    return code;
  }

  #layPrograms(options: RunOptions): void {
    const { script, trail } = this.#message;
    if (script.programs === undefined) return;
    machine.own = {
      programs: script.programs,
      paths: new Map(),
      ...{ options, fileSystem },
      isTrailing: trail !== undefined,
      moved: (place) => this.#witness.signs.moved(place),
    };
    layPrograms(machine, machine.own);
  }

  #layOut(): void {
    const witness = this.#witness;
    const job = () => witness.signs.job();
    layGlobals(globalThis, {
      world,
      random: new Random(this.#message.options.seed),
      network: internet,
      say: (method, values) => witness.say(method, values),
      notes: witness,
      wrap: wrapJob,
      uncaught: (error) => this.#threw(error),
      job,
    });
    machine.notes = witness.outside.processes;
    machine.show(
      (stream, line) => witness.say(stream === "stderr" ? "error" : "log", [line]),
      (method, values) => witness.retell(method, values),
    );
    install(globalThis, witness.calls, this.#grader !== null);
    carryThen(Promise.prototype, job);
    const { code, inserted = [] } = this.#message.script;
    layTexts(Function.prototype, code, inserted);
    witness.stacks.install();
    witness.observe();
  }

  /** Just before the first line of the program. */
  #begin(): void {
    const { clock, schedule, limits } = this.#message.options;
    const turns = limits.events * turnsPerEvent;
    const rules = { clock, schedule, virtualTime: limits.virtualTime, turns };
    beginProgram();
    this.#witness.signs.began();
    world.begin(rules, {
      idle: () => this.#idle(),
      uncaught: (error) => this.#threw(error),
      reported: (error) => this.#witness.say("error", [error]),
      blocked: (from) => this.#witness.blocked(from),
      overran: (limit, allowed) => this.#overran(limit, allowed),
    });
  }

  /** Nothing is left to run; unless the platform brings something, that is the end. */
  #idle(): void {
    this.#idles += 1;
    const idle = this.#idles;
    const rest = (next: () => void) => () => {
      if (idle === this.#idles && world.resting && this.#state === "running") next();
    };
    const settle = () => {
      const waiting = this.#stuck();
      if (waiting === null) this.#over();
      else
        realm.later(
          grace,
          rest(() => this.#finish({ kind: "deadlocked", waiting })),
        );
    };
    // Two tasks of the platform later it has told of every rejection.
    realm.later(0, () => realm.later(0, rest(settle)));
  }

  /** Who waits for ever, or `null` when nobody does that the program needs. */
  #stuck(): readonly Waiting[] | null {
    const { tasks, calls } = this.#witness;
    const pending = this.#phase === "loading" || this.#phase === "checking";
    const waiting = tasks.waiting((task) => pending || task.getLoop() !== library.rootLoop);
    if (waiting.length > 0) return waiting;
    const place = calls.placeOf(calls.waitingAt);
    return pending ? [{ task: null, name: "", on: aPromise, place }] : null;
  }

  #over(): void {
    const all: Rejection[] = [];
    this.#rejections.each((rejection) => {
      all[all.length] = rejection;
    });
    const first = all[0];
    if (first !== undefined) this.#finish(this.#rejected(first));
    else if (this.#phase === "evaluated" && this.#grader !== null) this.#grade(this.#grader);
    else this.#finish({ kind: "returned" });
  }

  /** In a turn of its own, and with nobody's context. */
  #grade(grader: Grader): void {
    this.#phase = "checking";
    world.turn(async () => {
      beginProgram();
      await grader.start();
      this.#phase = "checked";
    });
  }

  #rejected({ promise, error }: Rejection): Outcome {
    // The one that becomes the outcome needs no report.
    this.#rejections.delete(promise);
    return { kind: "threw", error: this.#witness.wire(error), rejection: true };
  }

  #overran(limit: "virtualTime" | "events" | "bytes", allowed: number): void {
    const { signs, calls } = this.#witness;
    const wall = signs.runaway;
    if (wall === null) this.#finish({ kind: "overran", limit, allowed });
    else this.#finish({ kind: "hung", cause: "microtasks", place: calls.lastAt, wall });
  }

  #threw(error: unknown): void {
    this.#finish({ kind: "threw", error: this.#witness.wire(error) });
  }

  #finish(outcome: Outcome): void {
    if (this.#state === "finished") return;
    this.#state = "finished";
    if (outcome.kind !== "overran") {
      library.rootLoop?.reports.flush();
      if (outcome.kind === "deadlocked") this.#witness.tasks.flushReports();
      this.#rejections.each(({ error }) => this.#witness.unhandled(error));
    }
    world.end();
    this.#witness.recorder.finish(outcome);
  }
}

const aPromise = { kind: "promise", text: "a promise", task: null, object: null } as const;
