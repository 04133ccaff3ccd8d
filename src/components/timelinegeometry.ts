// The measures of a picture: how long its axis is, how far apart its rows are, where names and times
// stand. The figure of the build and the picture in the page take them from here, so that the one can
// take the other's place.
import type { Timeline } from "../trace/timeline.ts";
import type { Row, Scene } from "./timelinescene.ts";
import { letter } from "./timelinesvg.ts";
import { wrapped } from "./timelinewords.ts";

export interface View {
  readonly way: "across" | "down";
  readonly width: number;
  readonly height: number;
  /** Pixels of the axis and of the rows that lie before what is seen. */
  readonly skipped: { readonly axis: number; readonly rows: number };
  /** For names: the width of their column across, the height of their row down. */
  readonly names: number;
  /** For times: the height below across, the width of their column down. */
  readonly times: number;
  /** From one row to the next. */
  readonly pitch: number;
  /** Makes the names of patterns unlike those of other pictures on the page. */
  readonly prefix: string;
}

/** Between names and axis, so that the first mark is whole. */
export const edge = { across: 6, down: 8 };
/** For the last mark and its word. */
export const endRoom = { across: 84, down: 48 };
/** For the times: the height of their row across, the width of their column down. */
export const times = { across: 26, down: 46 };
const rowPitch = 28;
/** The most that one unit of room takes of an axis. */
const mostRoom = 8;
const [shortest, longest] = [240, 520];
/** With more lanes than these, calls are left out. */
const mostWithCalls = { across: 16, down: 9 };
/** Narrower columns than this have no room for words. */
const leastPitch = 34;
const usualPitch = 46;
const mostPitch = 120;

/** From one column to the next: all in the width, or as many as have room. */
function pitchDown(columns: number, width: number): number {
  const fitting = Math.floor((width - times.down) / Math.max(1, columns));
  return fitting < leastPitch ? usualPitch : Math.min(mostPitch, fitting);
}

/** The height of the names of columns: a second line if one of them needs it. */
function namesDown(scene: Scene, pitch: number): number {
  const most = lettersIn(pitch);
  const isLong = scene.rows.some((row) => wrapped(scene.label(row), most).length > 1);
  return isLong ? 42 : 30;
}

export function lettersIn(pitch: number): number {
  return Math.max(2, Math.floor((pitch + 1) / letter));
}

/** Below so many lanes a name stands no further to the right, or it would stand in the picture. */
export function indentOf(row: Row): number {
  return row.kind === "lane" ? Math.min(row.depth, 8) * 12 : 0;
}

/** How much room the names of a scene need across. */
function namesAcross(scene: Scene): number {
  const widths = scene.rows.slice(0, 400).map((row) => {
    return 26 + indentOf(row) + scene.label(row).length * letter;
  });
  return Math.round(Math.min(190, Math.max(72, ...widths) + 8));
}

/** Calls are shown as long as the picture stays a picture. */
export function callsIn({ story }: Timeline, way: View["way"]): "shown" | "hidden" {
  return story.lanes.length > mostWithCalls[way] ? "hidden" : "shown";
}

/** A scene, and how it lies in its picture. */
export interface Fit {
  readonly way: View["way"];
  readonly scene: Scene;
  readonly names: number;
  readonly pitch: number;
}

export interface FitOptions {
  readonly way: View["way"];
  readonly width: number;
  /** What the run takes, in units of room. */
  readonly room: number;
  readonly zoom?: number;
  /** How many rows are shown, when not all of them are. */
  readonly mostRows?: number;
  readonly make: (length: number, mostRoom: number) => Scene;
  /** One with the same names, if there is one already. */
  readonly like?: Scene | null;
}

/** Makes the scene as long as it has room. */
export function laidOut(options: FitOptions): Fit {
  const { way, width, zoom = 1, mostRows = Number.POSITIVE_INFINITY, make } = options;
  const most = mostRoom * zoom;
  if (way === "across") {
    const like = options.like ?? make(100, most);
    const scene = make((width - namesAcross(like) - endRoom.across) * zoom, most);
    return { way, scene, names: namesAcross(scene), pitch: rowPitch };
  }
  const length = Math.min(longest, Math.max(shortest, options.room * mostRoom));
  const scene = make(length * zoom, most);
  const pitch = pitchDown(Math.min(mostRows, scene.rows.length), width);
  return { way, scene, names: namesDown(scene, pitch), pitch };
}

/** How large all of it is, or so many rows. */
export function sizeOf({ way, scene, names, pitch }: Fit, rows = scene.rows.length) {
  const along = names + scene.axis.length + endRoom[way];
  const over = rows * pitch + times[way];
  return way === "across" ? { width: along, height: over } : { width: over, height: along };
}

/** What is seen of it: from `skipped` pixels along the axis and over the rows. */
export function viewOf(
  { way, names, pitch }: Pick<Fit, "way" | "names" | "pitch">,
  size: { readonly width: number; readonly height: number },
  prefix: string,
  skipped = { along: 0, over: 0 },
): View {
  return {
    way,
    width: size.width,
    height: size.height,
    skipped: { axis: skipped.along - edge[way], rows: skipped.over },
    names,
    times: times[way],
    pitch,
    prefix,
  };
}
