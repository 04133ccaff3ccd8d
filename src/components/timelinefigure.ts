// A run as a figure without any script: one picture for wide pages, and one for narrow ones on which
// time runs down. Made when the site is built.
import type { TraceEvent } from "../runner/protocol.ts";
import { Timeline } from "../trace/timeline.ts";
import { seconds } from "../trace/words.ts";
import {
  namesAcross,
  namesDown,
  paint,
  pitchDown,
  rowPitch,
  timesAcross,
  timesDown,
  type View,
} from "./timelinepaint.ts";
import { Scene } from "./timelinescene.ts";
import { escaped, text } from "./timelinesvg.ts";

const wide = 720;
const narrow = 358;
/** Rows that a figure shows; how many more there are is told. */
const mostRows = 24;
const moreRoom = 18;
/** With more lanes than these, calls are left out. */
const mostWithCalls = { across: 16, down: 9 };

export interface FigureOptions {
  /** The program's text. */
  readonly source?: string;
  /** Unlike that of any other figure on the page. */
  readonly id: string;
}

export interface Figure {
  readonly svg: string;
  /** The heights of the two pictures: a living one that takes their place is as high. */
  readonly across: number;
  readonly down: number;
}

export function figure(events: readonly TraceEvent[], options: FigureOptions): string {
  return figureOf(Timeline.of(events), options).svg;
}

export function figureOf(timeline: Timeline, { source = "", id }: FigureOptions): Figure {
  const [across, down] = [
    figureAcross(timeline, source, `${id}a-`),
    figureDown(timeline, source, `${id}d-`),
  ];
  return { svg: across + down, across: heightOf(across), down: heightOf(down) };
}

function heightOf(svg: string): number {
  return Number(/ height="(\d+)"/.exec(svg)?.[1]);
}

/** Calls are shown as long as the picture stays a picture. */
export function callsIn({ story }: Timeline, way: View["way"]): "shown" | "hidden" {
  return story.lanes.length > mostWithCalls[way] ? "hidden" : "shown";
}

export function figureAcross(
  timeline: Timeline,
  source: string,
  prefix: string,
  width = wide,
): string {
  const calls = callsIn(timeline, "across");
  const probe = new Scene(timeline.story, { source, calls, length: 100, mostRoom: 1 });
  const names = namesAcross(probe);
  const room = width - names;
  const scene = new Scene(timeline.story, { source, calls, length: room - 84, mostRoom: 8 });
  const rows = Math.min(mostRows, scene.rows.length);
  const view: View = {
    way: "across",
    width,
    height: rows * rowPitch + timesAcross + (rows < scene.rows.length ? moreRoom : 0),
    skipped: { axis: -6, rows: 0 },
    names,
    times: timesAcross,
    pitch: rowPitch,
    prefix,
  };
  return svg(scene, view, "across");
}

export function figureDown(
  timeline: Timeline,
  source: string,
  prefix: string,
  width = narrow,
): string {
  const calls = callsIn(timeline, "down");
  const room = timeline.story.log.room.last;
  const length = Math.min(520, Math.max(240, room * 8));
  const scene = new Scene(timeline.story, { source, calls, length, mostRoom: 8 });
  const rows = Math.min(mostRows, scene.rows.length);
  const pitch = pitchDown(rows, width);
  const names = namesDown(scene, pitch);
  const view: View = {
    way: "down",
    width: Math.max(width, timesDown + rows * pitch),
    height: names + scene.axis.length + 48,
    skipped: { axis: -8, rows: 0 },
    names,
    times: timesDown,
    pitch,
    prefix,
  };
  return svg(scene, view, "down");
}

function svg(scene: Scene, view: View, way: string): string {
  const label = escaped(summary(scene));
  const hidden = scene.rows.length - mostRows;
  const more = hidden > 0 ? text(12, view.height - 4, `and ${hidden} more lanes`, "time") : "";
  return `<svg class="tl ${way}" role="img" aria-label="${label}" viewBox="0 0 ${view.width} ${Math.ceil(view.height)}" width="${view.width}" height="${Math.ceil(view.height)}">${paint(scene, hidden > 0 && view.way === "across" ? { ...view, height: view.height - moreRoom } : view)}${more}</svg>`;
}

/** What the picture is of, in a sentence for those who do not see it. */
export function summary({ story, rows, axis }: Scene): string {
  const lanes = rows.filter(({ kind }) => kind === "lane").length;
  return `Timeline of the run: ${lanes} lanes, ${seconds(axis.times.last)} seconds, ${story.steps.length} steps; the list below tells them in words`;
}
