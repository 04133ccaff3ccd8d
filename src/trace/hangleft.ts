// What was left behind or went wrong though the program came to an end: calls and tasks that nobody waited
// for, errors that nobody saw, code that kept everybody else waiting.
import type { Place, Report, TraceEvent } from "../runner/protocol.ts";
import { placeOf, rejected, title } from "./hangend.ts";
import type { CallFacts, Facts, TaskFacts } from "./hangfacts.ts";
import { type Finding, finding } from "./hangfinding.ts";
import { callBetween, type Sources } from "./hangsource.ts";
import type { Words } from "./hangwords.ts";
import { moment } from "./stamp.ts";
import { duration } from "./words.ts";

/** Milliseconds; a page that does not answer for so long is felt. */
const noticeable = 50;

type Of<T extends TraceEvent["type"]> = TraceEvent & { readonly type: T };

/** Looks at every event just before the facts take it in. */
export class Left {
  readonly #facts: Facts;
  readonly #words: Words;
  readonly #sources: Sources;
  readonly #found: Finding[] = [];
  readonly #blocked = new Map<string, number>();
  /** The task whose end ends the loop: what is cancelled right after it was left behind. */
  #closing: TaskFacts | null = null;

  constructor(facts: Facts, words: Words, sources: Sources) {
    this.#facts = facts;
    this.#words = words;
    this.#sources = sources;
  }

  add(event: TraceEvent): void {
    switch (event.type) {
      case "taskCancelRequested":
        if (this.#closing !== null && event.by === null) this.#left(event.task, this.#closing);
        return;
      case "taskWoken":
        return;
      case "reported":
        this.#reported(event.report, event.place);
        return;
      case "blocked":
        this.#blockedFor(event);
        break;
      case "frameExited":
        this.#returned(event);
        break;
      case "taskFinished":
        this.#finished(event);
        return;
    }
    this.#closing = null;
  }

  findings(ended: "returned" | "otherwise"): Finding[] {
    const open = [...this.#facts.calls.values()].filter(
      (call) => this.#isAlone(call) || (ended === "returned" && isOwn(call)),
    );
    const floating = open.map((call) => this.#abandoned(call));
    const asleep = ended === "returned" ? this.#asleep() : [];
    return [...this.#found, ...floating, ...asleep];
  }

  #finished({ task }: Of<"taskFinished">): void {
    const facts = this.#facts.tasks.get(task);
    this.#closing = facts?.parent === null ? facts : null;
  }

  #returned({ frame, at }: Of<"frameExited">): void {
    const call = this.#facts.calls.get(frame);
    // A program that only starts its main function, and lets it come to its end, forgets nothing.
    if (call === undefined || call.parent?.isModule || !this.#isAlone(call)) return;
    this.#found.push(this.#forgotten(call, `went on by itself until ${moment(at)}`));
  }

  /** A call floats when all that could have waited for it is over. */
  #isAlone({ parent, task }: CallFacts): boolean {
    if (parent === null) return false;
    for (let above: CallFacts | null = parent; above !== null; above = above.parent) {
      if (above.state === "open") return false;
    }
    return task === null || this.#facts.tasks.get(task)?.state !== "alive";
  }

  #abandoned(call: CallFacts): Finding {
    return this.#forgotten(call, `never got past${this.#words.at(call.at).replace(" at", "")}`);
  }

  #forgotten(call: CallFacts, rest: string): Finding {
    const { parent, name, after, before } = call;
    const caller = parent === null ? "the program" : this.#words.call(parent);
    const from = after ?? (call.of === null ? null : { ...call.of, line: 1, column: 1 });
    const place =
      from === null || name === "" ? null : callBetween(this.#sources, name, from, before);
    const called = `${caller} called ${this.#words.call(call)}${this.#words.at(place)}`;
    const sentence = `${called} and ended without waiting for it; ${this.#words.it(call)} ${rest}`;
    return finding("floating", sentence, place ?? call.at, call.text || null);
  }

  #left(id: number, main: TaskFacts): void {
    const task = this.#facts.tasks.get(id);
    if (task?.state !== "alive") return;
    const { made, wait } = task;
    const doing = wait ? `still ${this.#words.waits(wait, "then")}` : "had not begun";
    const sentence = `task ${this.#words.task(task)}${this.#madeAt(made)} ${doing} when ${this.#words.task(main)} ended, and was cancelled`;
    this.#found.push(finding("leakedTask", sentence, made, wait?.on.text ?? null));
  }

  #asleep(): Finding[] {
    const asleep = [...this.#facts.tasks.values()].filter(({ state }) => state === "alive");
    return asleep.map((task) => {
      const { made, wait } = task;
      const doing = wait ? `still ${this.#words.waits(wait)}` : "has not begun";
      const sentence = `task ${this.#words.task(task)}${this.#madeAt(made)} ${doing}, though the program has ended and nothing can wake it`;
      return finding("leakedTask", sentence, made, wait?.on.text ?? null);
    });
  }

  #madeAt(place: Place | null): string {
    return place === null ? "" : `, made at ${this.#words.line(place)},`;
  }

  #blockedFor({ at, from, task }: Of<"blocked">): void {
    const took = at - from;
    const { began, last, timer } = this.#facts.step;
    const key = `${task} ${(began ?? timer)?.line}`;
    if (!this.#facts.hasOthers(task)) return;
    if (took < noticeable || took <= (this.#blocked.get(key) ?? 0)) return;
    this.#blocked.set(key, took);
    const where = this.#words.between(began, last);
    const isTimer = task === null && timer !== null;
    const who = isTimer ? `the timer set at ${this.#words.line(timer)}` : this.#words.who(task);
    const sentence = `${who} kept everybody else waiting for ${duration(took)}${isTimer ? "" : where}`;
    this.#found.push(finding("blocked", sentence, isTimer ? timer : began));
  }

  #reported({ kind, text, error }: Report, place: Place | null): void {
    const name = /"(.*)"/.exec(text)?.[1] ?? "";
    switch (kind) {
      case "neverAwaited": {
        const sentence = `${name}() was called${this.#words.at(place)} and never awaited, so nothing of it ran`;
        this.#found.push(finding("neverAwaited", sentence, place));
        break;
      }
      case "neverRetrieved": {
        const where = error === null ? null : placeOf(error);
        const what = error === null ? "an error" : title(error);
        const who = name === "" ? "a future" : `task ${this.#named(name)}`;
        const sentence = `${who} failed${this.#words.at(where)} with ${what}, and nobody looked at its error`;
        this.#found.push(finding("unseenError", sentence, where));
        break;
      }
      case "unhandledRejection":
        if (error !== null) this.#found.push(rejected(error, this.#words));
        break;
      case "afterFinish":
        break;
      default:
        kind satisfies never;
    }
  }

  #named(name: string): string {
    const task = [...this.#facts.tasks.values()].find((one) => one.name === name);
    return task === undefined ? name : this.#words.task(task);
  }
}

/** Called by the program's own text or a callback, in no task and by no other call. */
function isOwn({ parent, task, isModule }: CallFacts): boolean {
  return parent === null && task === null && !isModule;
}
