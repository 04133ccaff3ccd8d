// What a picture shows: which lanes in which order, their colours and labels, and the one axis of all
// runs that are laid over each other.
import { Axis } from "../trace/axis.ts";
import { Labels } from "../trace/labels.ts";
import type { Lane, Lanes } from "../trace/lanes.ts";
import type { Resource } from "../trace/resources.ts";
import { programLane, type Story } from "../trace/story.ts";
import { LaneColours } from "./lanecolours.ts";

export type Row =
  | { readonly kind: "lane"; readonly lane: number; readonly depth: number }
  /** A lane that only the earlier run has. */
  | { readonly kind: "earlier"; readonly lane: number; readonly label: string }
  | { readonly kind: "resource"; readonly resource: Resource }
  /** So many lanes have no row. */
  | { readonly kind: "more"; readonly count: number };

/** Nobody scrolls through more, and every one of them costs time whenever the run grows. */
const mostRows = 3000;
/** Lanes that are looked at for them: calls without end may lie between tasks. */
const mostVisits = 30_000;
/** To compare two runs, a lane is known by all those above it. */
const mostDepth = 100;

/** A run to lay over another. */
export interface Earlier {
  readonly story: Story;
  readonly source: string;
}

export interface SceneOptions {
  readonly source: string;
  /** The length for time, and the most that one unit of room may take of it. */
  readonly length: number;
  readonly mostRoom: number;
  readonly calls: "shown" | "hidden";
  /** What the lanes are called, if that is known from a scene before. */
  readonly labels?: Labels | undefined;
  readonly colours?: LaneColours | undefined;
}

const beyond = 36;

export class Scene {
  readonly story: Story;
  /** A second run, laid over the first. */
  readonly other: Story | null;
  readonly labels: Labels;
  readonly axis: Axis;
  readonly rows: readonly Row[];
  /** For a lane, the lane of the other run that is called the same. */
  readonly #twins = new Map<number, number>();
  readonly #colours: LaneColours;
  readonly #rowOf = new Map<number, number>();
  readonly #rowOfThing = new Map<number, number>();

  constructor(story: Story, options: SceneOptions, before: Earlier | null = null) {
    this.story = story;
    const other = before?.story ?? null;
    this.other = other;
    this.labels = options.labels ?? new Labels(story, options.source);
    const logs = other ? [story.log, other.log] : [story.log];
    const { length, mostRoom } = options;
    this.axis = new Axis(logs, { length, mostRoom, timeShare: 0.5 });
    this.#colours = options.colours ?? new LaneColours(story);
    const rows = rowsOf(story, options.calls === "shown");
    this.rows = before ? [...rows, ...this.#pair(before, options.calls === "shown")] : rows;
    for (const [at, row] of this.rows.entries()) {
      if (row.kind === "lane") this.#rowOf.set(row.lane, at);
      if (row.kind === "resource") this.#rowOfThing.set(row.resource.object, at);
    }
  }

  /** The lane of the other run that goes with a lane; -1 for none. */
  twin(lane: number): number {
    return this.#twins.get(lane) ?? -1;
  }

  /** Finds the twins; gives rows for the other run's lanes that have none. */
  #pair({ story, source }: Earlier, withCalls: boolean): Row[] {
    const byPath = new Map<string, number>();
    for (const { index } of firstLanes(this.story))
      byPath.set(path(this.story, this.labels, index), index);
    const labels = new Labels(story, source);
    const alone: Row[] = [];
    for (const { index, kind } of firstLanes(story)) {
      const lane = byPath.get(path(story, labels, index));
      if (lane !== undefined) this.#twins.set(lane, index);
      else if (kind === "task" || (kind === "call" && withCalls)) {
        alone.push({ kind: "earlier", lane: index, label: labels.of(index) });
      }
    }
    return alone;
  }

  /** 0 for the program's own code, else 1 to 8. */
  colour(lane: number): number {
    return this.#colours.of(lane);
  }

  label(row: Row): string {
    switch (row.kind) {
      case "lane":
        return this.labels.of(row.lane);
      case "earlier":
        return row.label;
      case "resource":
        return thing(row.resource) ?? this.labels.object(row.resource.object);
      case "more":
        return `${row.count.toLocaleString("en")} more`;
      default:
        return row satisfies never;
    }
  }

  /** Where what lasts ends: with the picture, and beyond it what lasts for ever. */
  get end(): number {
    const { log } = this.story;
    const isStuck = log.entry(log.length - 1).text === "deadlocked";
    return this.axis.length + (isStuck ? beyond : 0);
  }

  /** The row of a lock, a host ...; -1 for none. */
  rowOfThing(object: number): number {
    return this.#rowOfThing.get(object) ?? -1;
  }

  /** The row of a lane, or of the nearest lane above it that is shown; -1 for none. */
  rowOf(lane: number): number {
    for (let at = lane; at >= 0; at = this.story.lanes.get(at).parent) {
      const row = this.#rowOf.get(at);
      if (row !== undefined) return row;
    }
    return -1;
  }
}

/** A shorter name: the row itself says that it is about connections. */
function thing({ peer }: Resource): string | null {
  if (peer === null) return null;
  return peer.side === "client" ? `to ${peer.far}` : `port ${peer.port}`;
}

/** What a lane and those above it are called: the same in two runs of much the same program. */
function path({ lanes }: Story, labels: Labels, lane: number): string {
  const names: string[] = [];
  for (let at = lane; at >= 0; at = lanes.get(at).parent) names.push(labels.of(at));
  return names.join(" < ");
}

/** As many as can be told apart by those above them. */
function* firstLanes({ lanes }: Story): Generator<Lane> {
  for (let index = 0; index < Math.min(lanes.length, mostRows); index++) {
    const lane = lanes.get(index);
    if (lane.depth < mostDepth) yield lane;
  }
}

/** Every lane below the one that made it, in the order of creation; things they share at the end. */
function rowsOf(story: Story, withCalls: boolean): Row[] {
  const { lanes, resources, log } = story;
  const rows: Row[] = [];
  const isQuiet = isOnlyRunner(story);
  const open = childrenOf(lanes, -1)
    .reverse()
    .map((index) => ({ index, depth: 0 }));
  let visits = 0;
  for (let next = open.pop(); next && rows.length < mostRows; next = open.pop()) {
    visits += 1;
    if (visits > mostVisits) break;
    const { index, depth } = next;
    const { kind } = lanes.get(index);
    const isShown = kind !== "call" || withCalls;
    if (isShown && !(index === programLane && isQuiet))
      rows.push({ kind: "lane", lane: index, depth });
    const below = isShown && kind !== "program" ? depth + 1 : depth;
    for (const child of childrenOf(lanes, index).reverse())
      open.push({ index: child, depth: below });
  }
  const all = (withCalls ? lanes.length : lanes.tasks + 1) - (isQuiet ? 1 : 0);
  if (all > rows.length) rows.push({ kind: "more", count: all - rows.length });
  for (const resource of resources) {
    if (rows.length > 2 * mostRows) break;
    if (resources.changesUpTo(resource.object, log.length) > 0) {
      rows.push({ kind: "resource", resource });
    }
  }
  return rows;
}

/** The first lanes below one: what it calls stands next to it, before the tasks it made. */
function childrenOf(lanes: Lanes, index: number): number[] {
  const [calls, tasks]: [number[], number[]] = [[], []];
  for (let child = lanes.firstBelow(index); child >= 0; child = lanes.nextTo(child)) {
    const list = lanes.get(child).kind === "task" ? tasks : calls;
    if (list.length < mostRows) list.push(child);
  }
  return [...calls, ...tasks];
}

/** The program's own code does nothing but `await run(main)`: its lane says nothing. */
function isOnlyRunner({ lanes, spans, waits, log }: Story): boolean {
  if (lanes.length < 2 || spans.countOf(programLane) > 3) return false;
  const second = spans.ofLane(programLane, 1);
  if (second?.state !== "waiting") return false;
  const runs = /^(asyncio\.)?run\(/.test(waits.get(second.detail)?.text ?? "");
  const first = spans.ofLane(programLane, 0);
  if (!runs || !first) return false;
  for (let event = first.from; event < first.to; event++) {
    if (log.type(event) === "console" || log.at.at(event) > 0) return false;
  }
  return lanes.endOf(programLane, 0)?.end !== "threw";
}
