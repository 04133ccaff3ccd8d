// What happened in a run, as plain lists: lines, calls, tasks, reports, and what its checks said. The
// position of an event orders what happened at the same time; the time is what a reader is told.
import type {
  Claim,
  GradeNote,
  ListedCheck,
  Outcome,
  Place,
  Printable,
  Report,
  TaskId,
  TraceEvent,
  WireError,
} from "../runner/protocol.ts";
import { ConsoleFold } from "./console.ts";

export interface Moment {
  /** Virtual milliseconds. */
  readonly at: number;
  /** The event's position in the run. */
  readonly event: number;
}

export interface PrintedLine extends Moment {
  readonly text: string;
}

/** A call or a task; `ended` is `null` for what went on to the end. */
export interface Interval {
  readonly name: string;
  readonly task: TaskId | null;
  /** The task that made it, if it is a task. */
  readonly parent: TaskId | null;
  readonly place: Place | null;
  readonly started: Moment;
  ended: Moment | null;
  how: "running" | "returned" | "threw" | "cancelled";
}

export interface SpanFact {
  readonly opened: Moment;
  closed: Moment | null;
  value: Printable | null;
  error: WireError | null;
}

export interface Claimed extends Moment {
  readonly claim: Claim;
}

export interface Change extends Moment {
  readonly object: number;
  readonly change: string;
}

export interface Reported extends Moment {
  readonly report: Report;
}

export class Facts {
  readonly lines: PrintedLine[] = [];
  readonly calls: Interval[] = [];
  readonly tasks: Interval[] = [];
  /** By host, as the program asked for it. */
  readonly connections: Interval[] = [];
  /** By host and page: `shop.test/tea`. */
  readonly requests: Interval[] = [];
  readonly changes: Change[] = [];
  readonly reports: Reported[] = [];
  readonly stalls: (Moment & { readonly from: number })[] = [];
  readonly spans = new Map<number, SpanFact>();
  readonly claims: Claimed[] = [];
  listed: readonly ListedCheck[] = [];
  /** How the check's own code ended; `null` if it didn't. */
  ended: { readonly error: WireError | null; readonly at: number; readonly event: number } | null =
    null;
  outcome: Outcome | null = null;
  end: Moment = { at: 0, event: 0 };
  readonly #console = new ConsoleFold();
  readonly #frames = new Map<number, Interval>();
  readonly #tasks = new Map<TaskId, Interval>();
  readonly #connections = new Map<number, Interval>();
  readonly #requests = new Map<number, Interval>();
  #count = 0;

  static of(events: Iterable<TraceEvent>): Facts {
    const facts = new Facts();
    for (const event of events) facts.add(event);
    return facts;
  }

  add(event: TraceEvent): void {
    const moment: Moment = { at: event.at, event: this.#count };
    this.#count += 1;
    this.end = moment;
    switch (event.type) {
      case "console":
        for (const { text } of this.#console.add(event)) this.lines.push({ ...moment, text });
        break;
      case "reported":
        this.reports.push({ ...moment, report: event.report });
        break;
      case "blocked":
        this.stalls.push({ ...moment, from: event.from });
        break;
      case "objectChanged":
        this.changes.push({ ...moment, object: event.object, change: event.change });
        break;
      case "graded":
        this.#note(moment, event.note);
        break;
      case "finished":
        this.outcome = event.outcome;
        break;
      default:
        this.#flow(moment, event);
    }
  }

  #flow(moment: Moment, event: TraceEvent): void {
    switch (event.type) {
      case "frameEntered": {
        const { name, task, place } = event;
        const call = begun({ name, task, place, parent: null, started: moment });
        this.#frames.set(event.frame, call);
        this.calls.push(call);
        break;
      }
      case "frameExited":
        end(this.#frames.get(event.frame), moment, event.threw ? "threw" : "returned");
        break;
      case "taskCreated": {
        const { name, task, parent, place } = event;
        const made = begun({ name, task, parent, place, started: moment });
        this.#tasks.set(task, made);
        this.tasks.push(made);
        break;
      }
      case "taskNamed":
        this.#rename(event.task, event.name);
        break;
      case "taskFinished":
        end(this.#tasks.get(event.task), moment, event.outcome);
        break;
      default:
        this.#outside(moment, event);
    }
  }

  #outside(moment: Moment, event: TraceEvent): void {
    const nobody = { task: null, parent: null, place: null, started: moment };
    switch (event.type) {
      case "connectionBegun": {
        if (event.side === "server") break;
        const made = begun({ ...nobody, name: event.host, place: event.place });
        this.#connections.set(event.connection, made);
        this.connections.push(made);
        break;
      }
      case "connectionClosed":
        end(this.#connections.get(event.connection), moment, event.code ? "threw" : "returned");
        break;
      case "requestReceived": {
        const made = begun({ ...nobody, name: event.host + event.path });
        this.#requests.set(event.request, made);
        this.requests.push(made);
        break;
      }
      case "requestAnswered":
        end(this.#requests.get(event.request), moment, event.status ? "returned" : "cancelled");
        break;
      default:
    }
  }

  #rename(task: TaskId, name: string): void {
    const before = this.#tasks.get(task);
    if (before === undefined) return;
    const after = { ...before, name };
    this.#tasks.set(task, after);
    this.tasks[this.tasks.indexOf(before)] = after;
  }

  #note(moment: Moment, note: GradeNote): void {
    switch (note.kind) {
      case "listed":
        this.listed = note.checks;
        break;
      case "opened":
        this.spans.set(note.span, { opened: moment, closed: null, value: null, error: null });
        break;
      case "closed": {
        const { value, error } = note;
        const span = this.spans.get(note.span);
        if (span) Object.assign(span, { closed: moment, value, error });
        break;
      }
      case "claimed":
        this.claims.push({ ...moment, claim: note.claim });
        break;
      case "ended":
        this.ended = { ...moment, error: note.error };
        break;
      case "began":
        break;
      default:
        note satisfies never;
    }
  }
}

type Begun = Pick<Interval, "name" | "task" | "parent" | "place" | "started">;

function begun(of: Begun): Interval {
  return { ...of, ended: null, how: "running" };
}

function end(interval: Interval | undefined, moment: Moment, how: Interval["how"]): void {
  if (interval === undefined || interval.ended !== null) return;
  interval.ended = moment;
  interval.how = how;
}
