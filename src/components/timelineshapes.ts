// The shapes of a stretch of a picture, along the axis and across rows; whoever paints decides which
// way is which. What is narrower than a pixel is painted once, so a million spans cost no more than
// the pixels they fill.
import type { CauseKind } from "../trace/causes.ts";
import type { LaneEnd } from "../trace/lanes.ts";
import type { Span, SpanState } from "../trace/spans.ts";
import { moment } from "../trace/stamp.ts";
import { duration } from "../trace/words.ts";
import { type Flight, flightsOf } from "./timelineflights.ts";
import { resourceBars } from "./timelinelevels.ts";
import type { Scene } from "./timelinescene.ts";

export interface Stretch {
  /** Positions on the axis. */
  readonly from: number;
  readonly to: number;
  /** Rows, the last one not included. */
  readonly firstRow: number;
  readonly endRow: number;
}

export interface Bar {
  readonly row: number;
  readonly colour: number;
  readonly state: SpanState | "dense" | "held" | "level";
  readonly from: number;
  readonly to: number;
  /** What it waits for; empty when it waits for nothing. */
  readonly word: string;
  /** It never ended. */
  readonly isStuck: boolean;
  /** It belongs to the earlier run. */
  readonly isGhost?: boolean;
  /** How full a thing is, 0 to 1. */
  readonly full?: number;
}

export interface Mark {
  readonly row: number;
  readonly colour: number;
  readonly at: number;
  readonly end: LaneEnd;
  /** Room until the lane's next bar. */
  readonly room: number;
  readonly isCall: boolean;
}

export interface Arrow {
  readonly at: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly kind: CauseKind;
  readonly colour: number;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Shapes {
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  readonly arrows: readonly Arrow[];
  readonly flights: readonly Flight[];
  readonly ticks: readonly Tick[];
  /** Where a long gap is folded. */
  readonly folds: readonly number[];
  readonly stalls: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

/** More arrows than these would be a hatching of their own. */
const mostArrows = 400;

export function shapesOf(scene: Scene, stretch: Stretch, tickRoom: number): Shapes {
  const bars: Bar[] = [];
  const marks: Mark[] = [];
  for (let row = stretch.firstRow; row < Math.min(stretch.endRow, scene.rows.length); row++) {
    const what = scene.rows[row];
    if (what?.kind === "lane") {
      laneBars(scene, stretch, row, what.lane, bars);
      laneMarks(scene, stretch, row, what.lane, marks);
      if (scene.twin(what.lane) >= 0) ghostBars(scene, stretch, row, scene.twin(what.lane), bars);
    } else if (what?.kind === "earlier") ghostBars(scene, stretch, row, what.lane, bars);
    else if (what?.kind === "resource") resourceBars(scene, stretch, row, what, bars);
  }
  return {
    bars,
    marks,
    arrows: arrowsOf(scene, stretch),
    flights: flightsOf(scene, stretch),
    ticks: ticksOf(scene, stretch, tickRoom),
    folds: foldsOf(scene, stretch),
    stalls: stallsOf(scene, stretch),
  };
}

function laneBars(scene: Scene, stretch: Stretch, row: number, lane: number, bars: Bar[]): void {
  const colour = scene.colour(lane);
  /** The bar that several narrow spans share; the newest. */
  let narrow: { -readonly [Key in keyof Bar]: Bar[Key] } | null = null;
  eachSpan(scene, stretch, lane, 0, (span, from, to) => {
    if (to - from >= 1 || span.to < 0) {
      const word = wordOf(scene, span);
      bars.push({ row, colour, state: span.state, from, to, word, isStuck: isStuck(scene, span) });
      narrow = null;
      return;
    }
    const state = span.state === "running" ? "running" : "dense";
    if (narrow !== null && from - narrow.to < 1) {
      narrow.to = from + 1.5;
      if (narrow.state !== state) narrow.state = "dense";
      return;
    }
    narrow = { row, colour, state, from, to: from + 1.5, word: "", isStuck: false };
    bars.push(narrow);
  });
}

function ghostBars(scene: Scene, stretch: Stretch, row: number, lane: number, bars: Bar[]): void {
  eachSpan(scene, stretch, lane, 1, ({ state }, from, to) => {
    const length = Math.max(to, from + 1);
    bars.push({ row, colour: 0, state, from, to: length, word: "", isStuck: false, isGhost: true });
  });
}

/** The lane's spans in sight; of those narrower than a pixel, one a pixel. */
function eachSpan(
  scene: Scene,
  stretch: Stretch,
  lane: number,
  run: 0 | 1,
  take: (span: Span, from: number, to: number) => void,
): void {
  const { axis, story, other } = scene;
  const { spans } = run === 1 && other ? other : story;
  let position = Math.max(0, spans.positionAt(lane, axis.eventAt(stretch.from, run)));
  for (;;) {
    const span = spans.ofLane(lane, position);
    if (!span) return;
    const from = axis.x(span.from, run);
    const to = span.to < 0 ? scene.end : axis.x(span.to, run);
    if (from > stretch.to) return;
    take(span, from, to);
    const isNarrow = to - from < 1;
    const next = isNarrow ? spans.positionAt(lane, axis.eventAt(from + 1, run)) : 0;
    position = Math.max(position + 1, next);
  }
}

/** It waits still when nothing can happen any more; a run that was ended cuts everything off. */
function isStuck({ story: { log } }: Scene, { to, state }: Span): boolean {
  const last = log.entry(log.length - 1);
  const isOver = last.type === "finished" && /^(deadlocked|returned)$/.test(last.text);
  return isOver && to < 0 && state === "waiting";
}

function wordOf({ story, labels }: Scene, span: Span): string {
  if (span.state === "running") return stallWord(story, span);
  if (span.state === "calling") return labels.of(span.detail);
  const wait = span.state === "waiting" ? story.waits.get(span.detail) : null;
  return wait ? labels.wait(wait) : "";
}

/** Code that keeps the thread while time goes on says so. */
function stallWord({ log, stalls }: Scene["story"], { from, to }: Span): string {
  const end = to < 0 ? log.length - 1 : to;
  if (log.at.at(end) === log.at.at(from)) return "";
  const stall = stalls.find((one) => one.to > log.at.at(from) && one.from < log.at.at(end));
  return stall ? `blocks for ${duration(stall.to - stall.from)}` : "";
}

function laneMarks(scene: Scene, stretch: Stretch, row: number, lane: number, marks: Mark[]): void {
  const { axis, story } = scene;
  const isCall = story.lanes.get(lane).kind === "call";
  let position = story.lanes.endsBefore(lane, axis.eventAt(stretch.from));
  let last = Number.NEGATIVE_INFINITY;
  for (;;) {
    const ended = story.lanes.endOf(lane, position++);
    if (!ended) return;
    const at = axis.x(ended.event);
    if (at > stretch.to) return;
    if (at - last < 4) continue;
    const next = story.spans.ofLane(lane, story.spans.positionAt(lane, ended.event) + 1);
    const room = next ? axis.x(next.from) - at : Number.POSITIVE_INFINITY;
    marks.push({ row, colour: scene.colour(lane), at, end: ended.end, room, isCall });
    last = at;
  }
}

function arrowsOf(scene: Scene, stretch: Stretch): Arrow[] {
  const { causes } = scene.story;
  const first = causes.countUpTo(scene.axis.eventAt(stretch.from) - 1);
  const end = causes.countUpTo(scene.axis.eventAt(stretch.to));
  if (end - first > mostArrows) return [];
  const arrows: Arrow[] = [];
  for (let position = first; position < end; position++) {
    const { event, kind, from, to } = causes.get(position);
    const [fromRow, toRow] = [scene.rowOf(from), scene.rowOf(to)];
    if (fromRow < 0 || toRow < 0 || fromRow === toRow) continue;
    if (Math.max(fromRow, toRow) < stretch.firstRow) continue;
    if (Math.min(fromRow, toRow) >= stretch.endRow) continue;
    const at = (scene.axis.x(event) + scene.axis.after(event)) / 2;
    arrows.push({ at, fromRow, toRow, kind, colour: scene.colour(from) });
  }
  return arrows;
}

/** Instants get a label where there is room for one, the last one before all others. */
function ticksOf({ axis }: Scene, stretch: Stretch, room: number): Tick[] {
  const last = axis.instants - 1;
  const end = axis.start(last);
  const ticks: Tick[] = [];
  let instant = axis.firstFrom(stretch.from);
  while (instant <= last) {
    const at = axis.start(instant);
    if (at > stretch.to) break;
    const isCrowded = instant !== last && end <= stretch.to && end - at < room;
    if (isCrowded) instant = last - 1;
    else ticks.push({ at, text: moment(axis.times.at(instant)) });
    instant = Math.max(instant + 1, isCrowded ? last : axis.firstFrom(at + room));
  }
  return ticks;
}

function foldsOf({ axis }: Scene, stretch: Stretch): number[] {
  const folds: number[] = [];
  for (let position = 0; position < axis.folded.length && folds.length < 100; position++) {
    const instant = axis.folded.at(position);
    const at = (axis.end(instant) + axis.start(instant + 1)) / 2;
    if (at > stretch.to) break;
    if (at >= stretch.from) folds.push(at);
  }
  return folds;
}

function stallsOf({ axis, story }: Scene, stretch: Stretch) {
  const found: { from: number; to: number; text: string }[] = [];
  for (const { from, to } of story.stalls) {
    const [left, right] = [axis.end(axis.instantAt(from)), axis.start(axis.instantAt(to))];
    if (right < stretch.from || left > stretch.to || right - left < 0.5) continue;
    found.push({ from: left, to: right, text: `The loop is blocked for ${duration(to - from)}` });
  }
  return found;
}
