// Tells what happens in a run: its events go to the recorder, its signs of life to whoever watches. It
// only looks on; nothing that the program does depends on it.
import { observer } from "../asyncio/observer.ts";
import { currentStep } from "../asyncio/step.ts";
import type {
  ConsoleMethod,
  GradeNote,
  Place,
  Printable,
  Report,
  StackFrame,
  ToWorker,
  WireError,
} from "../runner/protocol.ts";
import { Calls, type CallsPort } from "./calls.ts";
import { currentFrameId } from "./context.ts";
import type { MicrotaskNotes } from "./globals.ts";
import { realm, world } from "./host.ts";
import { inspect, wireError } from "./inspect.ts";
import { lineJson } from "./inspectline.ts";
import { toJson } from "./json.ts";
import { Looks } from "./looks.ts";
import { type OutsideNotes, outsideNotes } from "./outside.ts";
import { Places } from "./places.ts";
import { Recorder } from "./record.ts";
import { codes } from "./rows.ts";
import { Signs } from "./signs.ts";
import { Stacks } from "./stack.ts";
import { type AnyTask, type TaskOutcome, Tasks } from "./tasks.ts";
import type { TimerNotes } from "./timers.ts";

/** What stacks call the two scripts; whoever builds them says so in them. */
const scriptNames = {
  program: "interleave:///program.js",
  runtime: "interleave:///runtime.js",
} as const;
/** So many of each kind are told with their line, things with their name, and microtasks at all. */
const most = {
  lines: 2500,
  tasks: 500,
  timers: 300,
  microtasks: 300,
  outside: 1000,
  names: 500,
} as const;
/** What a row has room for. */
const longest = 2 ** 31 - 1;

type Overran = (limit: "events" | "bytes", allowed: number) => void;

export class Witness implements TimerNotes, MicrotaskNotes {
  readonly recorder: Recorder;
  readonly calls: Calls;
  readonly tasks: Tasks;
  readonly signs: Signs;
  readonly stacks: Stacks;
  /** What is told of all that lies outside the program. */
  readonly outside: OutsideNotes;
  readonly #places = new Places();
  readonly #lines = this.#looks(most.lines);
  readonly #timers = this.#looks(most.timers);
  readonly #queued = this.#looks(most.microtasks);
  #microtasks = 0;

  constructor(message: ToWorker, overran: Overran) {
    const { script, trail } = message;
    this.stacks = new Stacks(script, scriptNames);
    this.recorder = this.#makeRecorder(message, overran);
    this.signs = this.#makeSigns(message);
    const [outside, tasks] = [this.#looks(most.outside), this.#looks(most.tasks)];
    this.outside = outsideNotes(
      (event) => this.recorder.note(event),
      () => this.#places.json(outside.take()),
    );
    const names = new Looks(most.names, (of: string) => this.stacks.nameOfMade(of));
    const trailing = trail !== undefined;
    this.calls = new Calls(this.recorder, script.sites, this.#callsPort(trailing), trailing);
    this.tasks = new Tasks(this.recorder, {
      waitingAt: () => this.calls.waitingAt,
      goesOn: () => this.calls.goesOn(),
      placeOf: (site) => this.calls.placeOf(site),
      here: () => tasks.take(),
      nameOfMade: (of) => names.take(of),
      task: () => this.#task(),
      outcome: (task) => this.#outcomeOf(task),
      reported: (kind, subject, error) => this.#reported(kind, subject, error),
    });
  }

  /** Hangs itself on the library. */
  observe(): void {
    const { tasks } = this;
    observer.taskCreated = (task, parent) => tasks.taskCreated(task, parent);
    observer.taskNamed = (task) => tasks.taskNamed(task);
    observer.taskStarted = (task) => tasks.taskStarted(task);
    observer.taskWaited = (task, wait) => tasks.taskWaited(task, wait);
    observer.taskWoken = (task, by) => tasks.taskWoken(task, by);
    observer.taskResumed = (task) => tasks.taskResumed(task);
    observer.taskSuspended = (task) => tasks.taskSuspended(task);
    observer.taskFinished = (task) => tasks.taskFinished(task);
    observer.taskCancelRequested = (task, by, text) => tasks.taskCancelRequested(task, by, text);
    observer.objectMade = (object) => tasks.objectMade(object);
    observer.objectChanged = (object, change, size) => tasks.objectChanged(object, change, size);
    observer.reported = (kind, subject, error) => tasks.reported(kind, subject, error);
  }

  say(method: ConsoleMethod, values: readonly unknown[]): void {
    const place = this.#lines.take();
    const printed = lineJson(values, this.#stackOf);
    this.recorder.tell(
      `"type":"console","method":"${method}","values":[${printed}],"task":${this.#task()},"frame":${currentFrameId()},"place":${this.#places.json(place)}`,
    );
    this.signs.moved(place);
  }

  /** What a thread said, which made it printable. */
  retell(method: ConsoleMethod, values: readonly Printable[]): void {
    this.recorder.tell(
      `"type":"console","method":"${method}","values":${toJson(values)},"task":null,"frame":null,"place":null`,
    );
  }

  set(timer: number, due: number, of: string): void {
    const place = this.#timers.take();
    const wait = due - world.shown();
    if (place === null && wait <= longest) {
      this.recorder.row(codes.timerSet, 3, timer, wait, this.recorder.text(of));
      return;
    }
    const at = place === null ? "" : `,"place":${this.#places.json(place)}`;
    this.recorder.note(`"type":"timerSet","timer":${timer},"due":${due},"of":"${of}"${at}`);
  }

  fired(timer: number): void {
    this.recorder.row(codes.timerFired, 1, timer);
  }

  cleared(timer: number): void {
    this.recorder.row(codes.timerCleared, 1, timer);
  }

  queued(): number {
    if (this.#microtasks >= most.microtasks) return 0;
    this.#microtasks += 1;
    const place = this.#places.json(this.#queued.take());
    this.recorder.note(`"type":"microtaskQueued","microtask":${this.#microtasks},"place":${place}`);
    return this.#microtasks;
  }

  began(microtask: number): void {
    this.recorder.note(`"type":"microtaskBegan","microtask":${microtask}`);
  }

  ended(microtask: number): void {
    this.recorder.note(`"type":"microtaskEnded","microtask":${microtask}`);
  }

  blocked(from: number): void {
    this.recorder.note(`"type":"blocked","task":${this.#task()},"from":${from}`);
  }

  unhandled(error: unknown): void {
    const text = "a promise was rejected and nobody handled it";
    this.#report({ kind: "unhandledRejection", text, error: this.wire(error) });
  }

  readonly wire = (error: unknown): WireError => wireError(error, this.#stackOf);

  readonly print = (value: unknown): Printable => inspect(value, this.#stackOf);

  readonly tell = (note: GradeNote): void => {
    this.recorder.note(`"type":"graded","note":${toJson(note)}`);
  };

  #makeRecorder({ port, options }: ToWorker, overran: Overran): Recorder {
    return new Recorder(
      {
        shown: () => world.shown(),
        wall: realm.wall,
        send: ({ text, rows, moved, count, last }) =>
          realm.send(port, { type: "batch", text, rows, count, last }, moved),
        overran,
      },
      options.limits,
    );
  }

  #makeSigns({ port, trail }: ToWorker): Signs {
    return new Signs(
      {
        wall: realm.wall,
        turn: () => world.turns,
        events: () => this.recorder.events,
        lastAt: () => this.calls.lastAt,
        tick: () => this.recorder.tick(),
        flush: () => this.recorder.flush(),
        send: (message) => realm.send(port, message),
      },
      trail,
    );
  }

  #callsPort(trailing: boolean): CallsPort {
    return {
      task: () => this.#task(),
      suspended: (site) => this.tasks.suspendedAt(site),
      caught: (error, site) => {
        attempt(() => this.stacks.mend(error, site), undefined);
        return error;
      },
      noted: (notes) => {
        this.signs.job(notes);
        if (trailing) this.signs.moved(this.calls.lastAt);
      },
    };
  }

  #reported(kind: "neverAwaited" | "neverRetrieved", subject: object, error: unknown): void {
    const wire = error === undefined ? null : this.wire(error);
    const { name = "" } = subject as { name?: string };
    const text =
      kind === "neverAwaited"
        ? `coroutine "${name}" was never awaited`
        : `${name === "" ? "a future" : `task "${name}"`} failed and nobody looked at its error`;
    this.#report({ kind, text, error: wire });
  }

  #report(report: Report): void {
    const place = report.error === null ? null : firstPlace(report.error.stack);
    this.recorder.note(
      `"type":"reported","report":${toJson(report)},"place":${this.#places.json(place)}`,
    );
  }

  #outcomeOf(task: AnyTask): TaskOutcome {
    const outcome = task.outcome();
    if (outcome.kind === "cancelled") return { kind: "cancelled" };
    if (outcome.kind !== "threw") return { kind: "returned" };
    // Looking at the error here must not count as somebody's having seen it.
    task.getLoop().reports.failed(task);
    return { kind: "threw", error: toJson(this.wire(outcome.error)) };
  }

  readonly #stackOf = (error: object) => attempt(() => this.stacks.stackOf(error), []);

  #task(): number | null {
    return this.tasks.idOf(currentStep()?.task);
  }

  #looks(most: number): Looks<Place | null> {
    return new Looks(most, () => this.stacks.here());
  }
}

/** A program may have broken what reading a stack needs. What it says is told all the same. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function firstPlace(stack: readonly StackFrame[]): Place | null {
  for (let i = 0; i < stack.length; i++) {
    const place = stack[i]?.place ?? null;
    if (place !== null) return place;
  }
  return null;
}
