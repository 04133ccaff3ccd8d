// What the library tells about its tasks, locks and queues, as events with numbers for names.
import type { ObjectChange, Observer, Wait } from "../asyncio/observer.ts";
import type { Place, Waiting, WaitTarget } from "../runner/protocol.ts";
import { Ids } from "./ids.ts";
import { quote } from "./json.ts";
import { SafeMap } from "./natives.ts";
import { orNone, type Recorder } from "./record.ts";
import { codes } from "./rows.ts";
import { lower } from "./strings.ts";
import { waitText } from "./waits.ts";

export type AnyTask = Parameters<NonNullable<Observer["taskStarted"]>>[0];

export type TaskOutcome =
  | { readonly kind: "returned" | "cancelled" }
  | { readonly kind: "threw"; readonly error: string };

export interface TasksPort {
  /** The site where the code that has just suspended waits, or -1. */
  waitingAt(): number;
  /** A task goes on: what suspended before says nothing about it. */
  goesOn(): void;
  placeOf(site: number): Place | null;
  /** Where the program is now. */
  here(): Place | null;
  /** What the program calls the thing of this class that it makes right now. */
  nameOfMade(of: string): string | null;
  /** The number of the task that runs. */
  task(): number | null;
  /** What became of a finished task, an error as JSON. */
  outcome(task: AnyTask): TaskOutcome;
  reported(kind: "neverAwaited" | "neverRetrieved", subject: object, error: unknown): void;
}

/** What is waited for, when it is neither a task nor a thing with a number. */
const unnumbered: ReadonlySet<string> = new Set(["sleep", "turn", "gather", "wait", "taskGroup"]);

export class Tasks implements Observer {
  readonly #recorder: Recorder;
  readonly #port: TasksPort;
  readonly #tasks = new Ids();
  readonly #objects = new Ids();
  readonly #numbers = new SafeMap<string, number>();
  readonly #names = new SafeMap<number, string>();
  /** How the program calls its locks, queues ... */
  readonly #own = new WeakMap<object, string>();
  readonly #ownOf = this.#own.get.bind(this.#own);
  readonly #setOwn = this.#own.set.bind(this.#own);
  /** The tasks that are not over, and the site where each waits. */
  readonly #alive = new SafeMap<AnyTask, number>();
  /** Waits that were announced before the code suspended. */
  #waits: { readonly task: AnyTask; readonly wait: Wait }[] = [];

  constructor(recorder: Recorder, port: TasksPort) {
    this.#recorder = recorder;
    this.#port = port;
  }

  idOf(task: object | null | undefined): number | null {
    return task ? (this.#tasks.known(task) ?? null) : null;
  }

  /** Every task that is not over and that `counts`, and what it waits for. */
  waiting(counts: (task: AnyTask) => boolean): Waiting[] {
    const list: Waiting[] = [];
    this.#alive.each((site, task) => {
      if (!counts(task)) return;
      const place = this.#port.placeOf(site);
      const waits = task.waits();
      for (let i = 0; i < waits.length || i === 0; i++) {
        const wait = waits[i];
        const on = wait === undefined ? promise : this.#target(wait);
        list[list.length] = { task: this.idOf(task), name: task.name, on, place };
      }
    });
    return list;
  }

  /** The loops of those that wait for ever tell what they would have told at their end. */
  flushReports(): void {
    this.#alive.each((_, task) => task.getLoop().reports.flush());
  }

  taskCreated(task: AnyTask, parent: AnyTask | null): void {
    const id = this.#tasks.add(task);
    this.#alive.set(task, -1);
    const place = this.#port.here();
    const name = this.#recorder.text(task.name);
    const from = orNone(this.idOf(parent));
    if (place === null) this.#recorder.row(codes.taskCreated, 6, id, name, from, -1);
    else {
      const file = this.#recorder.text(place.file);
      this.#recorder.row(codes.taskCreated, 6, id, name, from, file, place.line, place.column);
    }
  }

  taskNamed(task: AnyTask): void {
    this.#note("taskNamed", task, `,"name":${quote(task.name)}`);
  }

  taskStarted(task: AnyTask): void {
    this.#recorder.row(codes.taskStarted, 1, this.#known(task));
  }

  taskWaited(task: AnyTask, wait: Wait): void {
    const site = this.#port.waitingAt();
    // Code still runs: it is on its way to the await, which has the place.
    if (site < 0) this.#waits[this.#waits.length] = { task, wait };
    else this.#waited(task, wait, site);
  }

  /**
   * Code has suspended at `site`; -1 when none has. Then it is the library that waits once more on
   * behalf of the same await, as `read` does until the stream has ended.
   */
  suspendedAt(site: number): void {
    const waits = this.#waits;
    if (waits.length === 0) return;
    this.#waits = [];
    for (let i = 0; i < waits.length; i++) {
      const one = waits[i];
      if (one === undefined) continue;
      const own = site < 0 ? (this.#alive.get(one.task) ?? -1) : site;
      this.#waited(one.task, one.wait, own);
    }
  }

  taskWoken(task: AnyTask, by: AnyTask | null): void {
    this.#recorder.row(codes.taskWoken, 2, this.#known(task), orNone(this.idOf(by)));
  }

  taskResumed(task: AnyTask): void {
    this.#port.goesOn();
    this.#recorder.row(codes.taskResumed, 1, this.#known(task));
  }

  taskSuspended(task: AnyTask): void {
    this.suspendedAt(-1);
    this.#recorder.row(codes.taskSuspended, 1, this.#known(task));
  }

  taskCancelRequested(task: AnyTask, by: AnyTask | null, message: string | undefined): void {
    const text = message === undefined ? "null" : quote(`${message}`);
    this.#note("taskCancelRequested", task, `,"by":${this.idOf(by)},"message":${text}`);
  }

  taskFinished(task: AnyTask): void {
    this.suspendedAt(-1);
    this.#alive.delete(task);
    // Asking for the outcome a second time would count as having seen the error.
    const outcome = this.#port.outcome(task);
    if (outcome.kind === "threw") {
      this.#note("taskFinished", task, `,"outcome":"threw","error":${outcome.error}`);
    } else {
      const cancelled = outcome.kind === "cancelled" ? 1 : 0;
      this.#recorder.row(codes.taskFinished, 2, this.#known(task), cancelled);
    }
  }

  objectMade(object: object): void {
    const name = this.#port.nameOfMade(object.constructor?.name ?? "");
    if (name !== null) this.#setOwn(object, name);
  }

  objectChanged(object: object, change: ObjectChange, size: number): void {
    const id = this.#object(object);
    const task = orNone(this.#port.task());
    this.#recorder.row(codes.objectChanged, 4, id, task, this.#recorder.text(change), size);
  }

  reported(kind: "neverAwaited" | "neverRetrieved", subject: object, error: unknown): void {
    this.#port.reported(kind, subject, error);
  }

  #waited(task: AnyTask, wait: Wait, site: number): void {
    this.#alive.set(task, site);
    const on = this.#target(wait);
    const kind = this.#recorder.text(on.kind);
    const text = this.#recorder.text(on.text);
    const whom = orNone(on.task);
    const what = orNone(on.object);
    this.#recorder.row(codes.taskWaited, 6, this.#known(task), site, kind, text, whom, what);
  }

  #known(task: AnyTask): number {
    return this.#tasks.known(task) ?? 0;
  }

  #note(type: string, task: AnyTask, more: string): void {
    this.#recorder.note(`"type":"${type}","task":${this.#known(task)}${more}`);
  }

  #target(wait: Wait): WaitTarget {
    const { kind, subject } = wait;
    const task = subject === null ? undefined : this.#tasks.known(subject);
    if (task !== undefined) {
      const text = waitText(wait, (subject as AnyTask).name);
      return { kind, text, task, object: null };
    }
    if (subject === null || unnumbered.has(kind)) {
      return { kind, text: waitText(wait, wait.label ?? ""), task: null, object: null };
    }
    const object = this.#object(subject);
    const label = wait.label ?? this.#names.get(object) ?? "";
    return { kind, text: waitText(wait, label), task: null, object };
  }

  /** A number for a lock, a queue ...; what is new is told. */
  #object(object: object): number {
    const known = this.#objects.known(object);
    if (known !== undefined) return known;
    const id = this.#objects.add(object);
    const of = object.constructor?.name ?? "Object";
    const name = this.#nameFor(object, of);
    this.#names.set(id, name);
    this.#recorder.note(
      `"type":"objectMade","object":${id},"of":${quote(of)},"name":${quote(`${of} ${name}`)}`,
    );
    return id;
  }

  /** The name it was made under; a number for what has none, and for the second of a name on. */
  #nameFor(object: object, of: string): string {
    const own = this.#ownOf(object) ?? "";
    const name = own === lower(of) ? "" : own;
    const key = `${of} ${name}`;
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    if (name === "") return `${number}`;
    return number === 1 ? name : `${name} ${number}`;
  }
}

const promise: WaitTarget = { kind: "promise", text: "a promise", task: null, object: null };
