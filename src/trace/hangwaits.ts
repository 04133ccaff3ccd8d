// Why a program waits for ever: circles of tasks that hold what the next one wants, and waits that nobody
// who is left can end. What only waits for one of those is not told: it is a consequence.
import type { Place, TaskId, Waiting, WaitTarget } from "../runner/protocol.ts";
import { derived, type Facts, type Holder } from "./hangfacts.ts";
import { type Finding, finding } from "./hangfinding.ts";
import { type Words, wanted } from "./hangwords.ts";
import { listed, many } from "./words.ts";

interface Edge {
  readonly from: TaskId;
  readonly to: TaskId;
  readonly on: WaitTarget;
  readonly place: Place | null;
  /** Where the other took what is waited for; for tasks there is no such place. */
  readonly since: Place | null;
}

export class Waits {
  readonly #facts: Facts;
  readonly #words: Words;
  readonly #waiting: readonly Waiting[];
  readonly #edges: readonly Edge[];

  constructor(facts: Facts, words: Words, waiting: readonly Waiting[]) {
    this.#facts = facts;
    this.#words = words;
    this.#waiting = waiting;
    this.#edges = waiting.flatMap((one) => this.#edgesOf(one));
  }

  findings(): Finding[] {
    const circles = this.#circles();
    const inCircle = new Set(circles.flatMap((circle) => circle.map(({ from }) => from)));
    const roots = this.#waiting.filter((one) => !this.#isExplained(one, inCircle));
    const told = circles.map((circle) => this.#deadlock(circle));
    told.push(...this.#alike(roots).map((group) => this.#forever(group)));
    const [first] = this.#waiting;
    return told.length > 0 || first === undefined ? told : [this.#forever([first])];
  }

  /** Those that wait for the same, at the same place, are told in one sentence. */
  #alike(waiting: readonly Waiting[]): Waiting[][] {
    const groups = new Map<string, Waiting[]>();
    for (const one of waiting) {
      const key = JSON.stringify([one.on, one.place]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()];
  }

  /** Whether somebody who waits, too, is the reason. */
  #isExplained({ task, on }: Waiting, inCircle: ReadonlySet<TaskId>): boolean {
    if (task !== null && inCircle.has(task)) return true;
    if (derived.has(on.kind)) return this.#waiting.length > 1;
    // A worker may well wait for its next item; that the last ones were never done is what is wrong.
    if (on.kind === "queueGet" && this.#isJoined(on)) return true;
    return this.#edges.some(({ from, on: other }) => from === task && other === on);
  }

  #isJoined({ object }: WaitTarget): boolean {
    return this.#waiting.some(({ on }) => on.kind === "queueJoin" && on.object === object);
  }

  #edgesOf({ task, on, place }: Waiting): Edge[] {
    if (task === null) return [];
    if (on.task !== null) {
      return this.#waits(on.task) ? [{ from: task, to: on.task, on, place, since: null }] : [];
    }
    return this.#holders(on).flatMap(({ task: to, since }) =>
      to !== null && this.#waits(to) ? [{ from: task, to, on, place, since }] : [],
    );
  }

  #waits(task: TaskId): boolean {
    return this.#waiting.some((one) => one.task === task);
  }

  #holders({ object }: WaitTarget): readonly Holder[] {
    return object === null ? [] : (this.#facts.things.get(object)?.holders ?? []);
  }

  /** Every circle once, from the task in it that was made first. */
  #circles(): Edge[][] {
    const circles: Edge[][] = [];
    const done = new Set<TaskId>();
    for (const { from } of this.#edges) {
      const circle = done.has(from) ? null : this.#circleFrom(from);
      if (circle === null) continue;
      for (const edge of circle) done.add(edge.from);
      circles.push(circle);
    }
    return circles;
  }

  #circleFrom(start: TaskId): Edge[] | null {
    const seen = new Set<TaskId>();
    const walk = (task: TaskId, path: readonly Edge[]): Edge[] | null => {
      for (const edge of this.#edges.filter(({ from }) => from === task)) {
        const next = [...path, edge];
        if (edge.to === start) return next;
        if (seen.has(edge.to)) continue;
        seen.add(edge.to);
        const found = walk(edge.to, next);
        if (found !== null) return found;
      }
      return null;
    };
    return walk(start, []);
  }

  #deadlock(circle: readonly Edge[]): Finding {
    const [first] = circle;
    const [place, waitedFor] = [first?.place ?? null, first?.on.text ?? null];
    const parts = circle.map((edge) => this.#link(edge, circle.length === 1));
    const [last = "", ...others] = parts.toReversed();
    const all = [...others.toReversed(), others.length > 0 ? `and ${last}` : last].join(", ");
    return finding("deadlock", `Deadlock: ${all}`, place, waitedFor);
  }

  #link({ from, to, on, place, since }: Edge, alone: boolean): string {
    const waits = `${this.#words.who(from)} waits${this.#words.at(place)} for`;
    if (on.task !== null) return `${waits} task ${this.#words.who(to)}`;
    const held = alone ? "which it holds itself" : `held by ${this.#words.who(to)}`;
    return `${waits} ${on.text}, ${held}${this.#words.since(since)}`;
  }

  #forever(group: readonly Waiting[]): Finding {
    const [{ on, place }] = group as [Waiting];
    const who = listed(counted(group.map(({ task }) => this.#words.who(task))));
    const verb = group.length === 1 ? "waits" : "wait";
    const why = `${this.#why(on, group)}${this.#meanwhile(group)}`;
    const sentence = `${who} ${verb}${this.#words.at(place)} ${why}`;
    return finding("foreverWait", sentence, place, on.text, chapterOf(on.kind));
  }

  /** Who waits for what those hold: that one might have helped. */
  #meanwhile(group: readonly Waiting[]): string {
    const stuck = new Set(group.map(({ task }) => task));
    const behind = this.#edges.find(({ to, on }) => on.task === null && stuck.has(to));
    if (behind === undefined) return "";
    const { from, to, on, place } = behind;
    const waits = `${this.#words.who(from)} waits${this.#words.at(place)} for ${on.text}`;
    return `; meanwhile ${waits}, held by ${this.#words.who(to)}`;
  }

  #why(on: WaitTarget, group: readonly Waiting[]): string {
    const wish = `for ${wanted(on)}`;
    const nobody = `${wish}, and nobody is left who could`;
    const place = group[0]?.place ?? null;
    switch (on.kind) {
      case "lock":
      case "semaphore":
        return `${wish}${this.#taken(on, group)}`;
      case "event":
        return `${nobody} set it`;
      case "condition":
        return `${nobody} notify it`;
      case "barrier":
        return `${wish}, and too few are left to come`;
      case "future":
        return `for ${this.#awaited(place, on.text)} that nobody is left to settle`;
      case "queueGet":
        return `${nobody} put one in`;
      case "queuePut":
        return `${wish}, which is full (${this.#size(on)}), and nobody is left who could take one out`;
      case "queueJoin":
        return `${wish}, but ${this.#undone(on)} never marked with taskDone()`;
      case "promise":
        return `for ${this.#awaited(place, "a promise")} that nobody is left to settle`;
      case "sleep":
      case "turn":
        return `${wish}, which never comes`;
      default:
        return `${wish}, and nothing will come any more`;
    }
  }

  #taken(on: WaitTarget, group: readonly Waiting[]): string {
    const holders = this.#holders(on);
    const first = holders[0];
    if (first === undefined) return ", and nobody is left who could release it";
    if (holders.length === 1) {
      const holder = this.#words.who(first.task);
      const isAlike = group.some(
        ({ task }) => task !== first.task && this.#words.who(task) === holder,
      );
      return `, which ${isAlike ? `another ${holder}` : holder} took${this.#words.at(first.since)} and never gave back`;
    }
    const takers = holders.map(({ task, since }) => {
      const where = since === null ? "" : ` (${this.#words.line(since)})`;
      return this.#words.who(task) + where;
    });
    return `, whose places ${listed(takers)} took and never gave back`;
  }

  #size({ object }: WaitTarget): string {
    return many(object === null ? 0 : (this.#facts.things.get(object)?.size ?? 0), "item");
  }

  #undone({ object }: WaitTarget): string {
    const facts = object === null ? undefined : this.#facts.things.get(object);
    const left = facts === undefined ? 0 : facts.puts - facts.dones;
    return `${many(left, "item")} ${left === 1 ? "was" : "were"}`;
  }

  /** The awaited expression as it stands in the source. */
  #awaited(place: Place | null, otherwise: string): string {
    for (const { at, text } of this.#facts.calls.values()) {
      const isHere = place !== null && at?.line === place.line && at.column === place.column;
      if (isHere && text !== "")
        return `\`${text}\`, ${otherwise.replace(/^future \d+$/, "a future")}`;
    }
    return otherwise;
  }
}

/** `pay()` twice is `2 tasks pay()`. */
function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} tasks ${name}`));
}

function chapterOf(kind: WaitTarget["kind"]): string {
  if (kind === "lock") return "locks";
  if (/^queue/.test(kind)) return "queues";
  return /^(event|condition|semaphore|barrier)$/.test(kind) ? "synchronisation" : "futures";
}
