// A run as a figure without any script: one picture for wide pages, and one for narrow ones on which
// time runs down. Made when the site is built.

import { seconds } from "../trace/stamp.ts";
import type { Timeline } from "../trace/timeline.ts";
import { callsIn, laidOut, sizeOf, type View, viewOf } from "./timelinegeometry.ts";
import { paint } from "./timelinepaint.ts";
import { Scene } from "./timelinescene.ts";
import { escaped, text } from "./timelinesvg.ts";

const wide = 720;
const narrow = 358;
/** Rows that a figure shows; how many more there are is told. */
const mostRows = 24;
const moreRoom = 18;
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

export function figureOf(timeline: Timeline, { source = "", id }: FigureOptions): Figure {
  const across = pictureOf(timeline, source, { way: "across", width: wide, prefix: `${id}a-` });
  const down = pictureOf(timeline, source, { way: "down", width: narrow, prefix: `${id}d-` });
  return { svg: across.svg + down.svg, across: across.height, down: down.height };
}

export interface PictureOptions {
  readonly way: View["way"];
  readonly width: number;
  readonly prefix: string;
}

export interface Picture {
  readonly svg: string;
  readonly height: number;
}

export function pictureOf(
  timeline: Timeline,
  source: string,
  { way, width, prefix }: PictureOptions,
): Picture {
  const calls = callsIn(timeline, way);
  const make = (length: number, mostRoom: number) =>
    new Scene(timeline.story, { source, calls, length, mostRoom });
  const fitted = laidOut({ way, width, room: timeline.story.log.room.last, mostRows, make });
  const { scene } = fitted;
  const all = sizeOf(fitted, Math.min(mostRows, scene.rows.length));
  const size = way === "across" ? { ...all, width } : { ...all, width: Math.max(width, all.width) };
  const inside = paint(scene, viewOf(fitted, size, prefix));
  const hidden = scene.rows.length - mostRows;
  const isMore = hidden > 0;
  const height = Math.ceil(size.height + (isMore && way === "across" ? moreRoom : 0));
  const more = isMore ? text(12, height - 4, `and ${hidden} more lanes`, "time") : "";
  const label = escaped(summary(scene));
  const head = `<svg class="tl ${way}" role="img" aria-label="${label}" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}">`;
  return { svg: `${head}${inside}${more}</svg>`, height };
}

/** What the picture is of, in a sentence for those who do not see it. */
export function summary({ story, rows, axis }: Scene): string {
  const lanes = rows.filter(({ kind }) => kind === "lane").length;
  return `Timeline of the run: ${lanes} lanes, ${seconds(axis.times.last)} seconds, ${story.steps.length} steps; the list below tells them in words`;
}
