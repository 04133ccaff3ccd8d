// One program's life in this realm: it is laid out, started, watched, and ended exactly once. A
// program is over when its module has evaluated and nothing is ready or timed any more.
import { observer } from "../asyncio/observer.ts";
import { realm as library } from "../asyncio/realm.ts";
import { currentStep } from "../asyncio/step.ts";
import type {
  ConsoleMethod,
  Outcome,
  Place,
  Report,
  ToWorker,
  Waiting,
  WireError,
} from "../runner/protocol.ts";
import { Calls, type CallsPort } from "./calls.ts";
import { beginProgram, currentFrameId, wrapJob } from "./context.ts";
import { carryThen, install } from "./contextnotes.ts";
import { layGlobals } from "./globals.ts";
import { realm, world } from "./host.ts";
import { inspect, wireError } from "./inspect.ts";
import { toJson } from "./json.ts";
import { Places } from "./places.ts";
import { Random } from "./random.ts";
import { Recorder } from "./record.ts";
import { Signs } from "./signs.ts";
import { Stacks } from "./stack.ts";
import { type AnyTask, Tasks } from "./tasks.ts";

/** What stacks call the two scripts; whoever builds them says so in them. */
const scriptNames = {
  program: "interleave:///program.js",
  runtime: "interleave:///runtime.js",
} as const;
/** How often (in real milliseconds) old batches leave, and now and then a sign of life. */
const beat = 50;
/** What the platform does in the background (digests, streams) gets so long to come back. */
const grace = 30;
/** To find the running line takes 20 µs; of thousands of tasks and lines nobody looks at each. */
const mostLooks = 2500;
/** Turns that leave no event are bounded too. */
const turnsPerEvent = 20;

export class Run {
  readonly #message: ToWorker;
  readonly #recorder: Recorder;
  readonly #places = new Places();
  readonly #tasks: Tasks;
  readonly #calls: Calls;
  readonly #stacks: Stacks;
  readonly #signs: Signs;
  readonly #rejections = new Map<Promise<unknown>, unknown>();
  #module: "pending" | "evaluated" = "pending";
  #state: "running" | "finished" = "running";
  #idles = 0;
  #looks = 0;

  constructor(message: ToWorker) {
    this.#message = message;
    this.#stacks = new Stacks(message.script, scriptNames);
    const { port, options, script } = message;
    const trailing = message.trail !== undefined;
    this.#recorder = new Recorder(
      {
        shown: () => world.shown(),
        wall: realm.wall,
        send: (text, count, last) => realm.send(port, { type: "batch", text, count, last }),
        overran: (limit, allowed) => this.#overran(limit, allowed),
      },
      options.limits,
    );
    this.#signs = new Signs(
      {
        wall: realm.wall,
        turn: () => world.turns,
        events: () => this.#recorder.events,
        lastAt: () => this.#calls.lastAt,
        tick: () => this.#recorder.tick(),
        flush: () => this.#recorder.flush(),
        send: (message) => realm.send(port, message),
      },
      message.trail,
    );
    const calls: CallsPort = {
      task: () => this.#task(),
      suspended: (site) => this.#tasks.suspendedAt(site),
      caught: (error, site) => {
        this.#stacks.mend(error, site);
        return error;
      },
      noted: () => {
        this.#signs.job();
        if (trailing) this.#signs.moved(this.#calls.lastAt);
      },
    };
    this.#calls = new Calls(this.#recorder, script.sites, calls, trailing);
    this.#tasks = new Tasks(this.#recorder, this.#places, {
      waitingAt: () => this.#calls.waitingAt,
      placeOf: (site) => this.#calls.placeOf(site),
      here: () => this.#here(),
      task: () => this.#task(),
      outcome: (task) => this.#outcomeOf(task),
      reported: (kind, subject, error) => this.#reported(kind, subject, error),
    });
  }

  async start(): Promise<void> {
    const { script, options } = this.#message;
    realm.watch({
      error: (error) => this.#threw(error),
      rejected: (promise, error) => void this.#rejections.set(promise, error),
      handled: (promise) => void this.#rejections.delete(promise),
    });
    realm.beat(beat, () => this.#signs.beat());
    this.#layOut();
    const { seed, schedule } = options;
    this.#recorder.note(`"type":"started","seed":${seed},"schedule":${schedule}`);
    try {
      await realm.load(script.code, () => this.#begin());
      this.#module = "evaluated";
    } catch (error) {
      this.#threw(error);
    }
  }

  #layOut(): void {
    const random = new Random(this.#message.options.seed);
    const note = (fields: string) => this.#recorder.note(fields);
    layGlobals(globalThis, {
      world,
      random,
      say: (method, values) => this.#say(method, values),
      notes: {
        set: (timer, due, of) =>
          note(`"type":"timerSet","timer":${timer},"due":${due},"of":"${of}"`),
        fired: (timer) => note(`"type":"timerFired","timer":${timer}`),
        cleared: (timer) => note(`"type":"timerCleared","timer":${timer}`),
      },
      wrap: wrapJob,
      uncaught: (error) => this.#threw(error),
      job: () => this.#signs.job(),
    });
    install(globalThis, this.#calls);
    carryThen(Promise.prototype, () => this.#signs.job());
    this.#stacks.install();
    const tasks = this.#tasks;
    observer.taskCreated = (task, parent) => tasks.taskCreated(task, parent);
    observer.taskNamed = (task) => tasks.taskNamed(task);
    observer.taskStarted = (task) => tasks.taskStarted(task);
    observer.taskWaited = (task, wait) => tasks.taskWaited(task, wait);
    observer.taskWoken = (task, by) => tasks.taskWoken(task, by);
    observer.taskResumed = (task) => tasks.taskResumed(task);
    observer.taskSuspended = (task) => tasks.taskSuspended(task);
    observer.taskFinished = (task) => tasks.taskFinished(task);
    observer.taskCancelRequested = (task, by, text) => tasks.taskCancelRequested(task, by, text);
    observer.objectChanged = (object, change, size) => tasks.objectChanged(object, change, size);
    observer.reported = (kind, subject, error) => tasks.reported(kind, subject, error);
  }

  /** Just before the first line of the program. */
  #begin(): void {
    const { clock, schedule, limits } = this.#message.options;
    const turns = limits.events * turnsPerEvent;
    const rules = { clock, schedule, virtualTime: limits.virtualTime, turns };
    beginProgram();
    world.begin(rules, {
      idle: () => this.#idle(),
      uncaught: (error) => this.#threw(error),
      reported: (error) => this.#say("error", [error]),
      blocked: (from) =>
        this.#recorder.note(`"type":"blocked","task":${this.#task()},"from":${from}`),
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
    // Two tasks of the platform later it has told of every rejection.
    const settle = rest(() => {
      const stuck = this.#stuck();
      if (stuck === null) this.#over();
      else
        realm.later(
          grace,
          rest(() => this.#finish({ kind: "deadlocked", waiting: stuck })),
        );
    });
    realm.later(0, () => realm.later(0, settle));
  }

  /** Who waits for ever, or `null` when nobody does that the program needs. */
  #stuck(): readonly Waiting[] | null {
    const pending = this.#module === "pending";
    const waiting = this.#tasks.waiting((task) => pending || task.getLoop() !== library.rootLoop);
    if (waiting.length > 0) return waiting;
    return pending
      ? [{ task: null, name: "", on: aPromise, place: this.#calls.placeOf(this.#calls.waitingAt) }]
      : null;
  }

  #over(): void {
    const [first] = this.#rejections.keys();
    if (first === undefined) {
      this.#finish({ kind: "returned" });
      return;
    }
    const error = this.#wire(this.#rejections.get(first));
    // The one that becomes the outcome needs no report.
    this.#rejections.delete(first);
    this.#finish({ kind: "threw", error, rejection: true });
  }

  #overran(limit: "virtualTime" | "events" | "bytes", allowed: number): void {
    const wall = this.#signs.runaway;
    const place = this.#calls.lastAt;
    if (wall === null) this.#finish({ kind: "overran", limit, allowed });
    else this.#finish({ kind: "hung", cause: "microtasks", place, wall });
  }

  #threw(error: unknown): void {
    this.#finish({ kind: "threw", error: this.#wire(error) });
  }

  #finish(outcome: Outcome): void {
    if (this.#state === "finished") return;
    this.#state = "finished";
    if (outcome.kind !== "overran") {
      library.rootLoop?.reports.flush();
      for (const [, error] of this.#rejections) this.#unhandled(error);
    }
    world.end();
    this.#recorder.finish(outcome);
  }

  #say(method: ConsoleMethod, values: readonly unknown[]): void {
    const place = this.#here();
    let printed = "";
    for (let i = 0; i < values.length; i++) {
      printed += (i === 0 ? "" : ",") + toJson(inspect(values[i], this.#stackOf));
    }
    this.#recorder.tell(
      `"type":"console","method":"${method}","values":[${printed}],"task":${this.#task()},"frame":${currentFrameId()},"place":${this.#places.json(place)}`,
    );
    this.#signs.moved(place);
  }

  #reported(kind: "neverAwaited" | "neverRetrieved", subject: object, error: unknown): void {
    const wire = error === undefined ? null : this.#wire(error);
    const { name = "" } = subject as { name?: string };
    const text =
      kind === "neverAwaited"
        ? `coroutine "${name}" was never awaited`
        : `${name === "" ? "a future" : `task "${name}"`} failed and nobody looked at its error`;
    this.#report({ kind, text, error: wire });
  }

  #unhandled(error: unknown): void {
    const text = "a promise was rejected and nobody handled it";
    this.#report({ kind: "unhandledRejection", text, error: this.#wire(error) });
  }

  #report(report: Report): void {
    const place = report.error?.stack.find((frame) => frame.place !== null)?.place ?? null;
    this.#recorder.note(
      `"type":"reported","report":${toJson(report)},"place":${this.#places.json(place)}`,
    );
  }

  #outcomeOf(task: AnyTask): string {
    const outcome = task.outcome();
    if (outcome.kind !== "threw") return `,"outcome":"${outcome.kind}","error":null`;
    // Looking at the error here must not count as somebody's having seen it.
    task.getLoop().reports.failed(task);
    return `,"outcome":"threw","error":${toJson(this.#wire(outcome.error))}`;
  }

  #wire(error: unknown): WireError {
    return wireError(error, this.#stackOf);
  }

  readonly #stackOf = (error: object) => this.#stacks.stackOf(error);

  #task(): number | null {
    return this.#tasks.idOf(currentStep()?.task);
  }

  #here(): Place | null {
    this.#looks += 1;
    return this.#looks > mostLooks ? null : this.#stacks.here();
  }
}

const aPromise = { kind: "promise", text: "a promise", task: null, object: null } as const;
