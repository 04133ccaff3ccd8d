// The orders in which a program can run, as a tree of decisions: wherever two runs of it part, somebody
// else has gone first. Made of runs under several schedules, so every way through the tree was run.
import type { TraceEvent } from "../runner/protocol.ts";
import { Labels } from "./labels.ts";
import { Timeline } from "./timeline.ts";

/** Somebody got the thread. */
export interface Turn {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly who: string;
}

export type Orders =
  | { readonly kind: "end"; readonly schedule: number }
  | { readonly kind: "choice"; readonly at: number; readonly options: readonly Option[] };

export interface Option {
  readonly who: string;
  readonly then: Orders;
}

export interface Ordered {
  readonly schedule: number;
  readonly turns: readonly Turn[];
}

/** Who got the thread, and when. `source` has the names. */
export function turnsOf(events: readonly TraceEvent[], source: string): Turn[] {
  const timeline = Timeline.of(events);
  const { log } = timeline.story;
  const labels = new Labels(timeline.story, source);
  const turns: Turn[] = [];
  for (let index = 0; index < log.length; index++) {
    if (!/^(taskStarted|taskResumed|timerFired)$/.test(log.type(index))) continue;
    turns.push({ at: log.at.at(index), who: labels.of(log.lane(index)) });
  }
  return turns;
}

/** The tree of all runs; of equal ones the first counts. */
export function ordersOf(runs: readonly Ordered[], from = 0): Orders {
  const [first] = runs;
  if (!first) throw new Error("Cannot make a tree of orders: found no run");
  for (let place = from; place < first.turns.length; place++) {
    const groups = groupsAt(runs, place);
    if (groups.size < 2) continue;
    const options = [...groups].map(([who, some]) => ({ who, then: ordersOf(some, place + 1) }));
    return { kind: "choice", at: first.turns[place]?.at ?? 0, options };
  }
  return { kind: "end", schedule: first.schedule };
}

/** Every way through the tree ends in a schedule. */
export function schedulesIn(orders: Orders): number[] {
  if (orders.kind === "end") return [orders.schedule];
  return orders.options.flatMap(({ then }) => schedulesIn(then));
}

function groupsAt(runs: readonly Ordered[], place: number): Map<string, Ordered[]> {
  const groups = new Map<string, Ordered[]>();
  for (const run of runs) {
    const who = run.turns[place]?.who;
    if (who === undefined) continue;
    const group = groups.get(who);
    if (group) group.push(run);
    else groups.set(who, [run]);
  }
  return groups;
}
