// The signs of the pictures' grammar: bars, ends, arrows, and the patterns that tell lanes apart
// without colour.
import { colours } from "./lanecolours.ts";
import type { View } from "./timelinegeometry.ts";
import type { Arrow, Bar, Mark } from "./timelineshapes.ts";
import { letter, n, text } from "./timelinesvg.ts";

/** A view, and where things of its scene are in it. */
export interface Way extends View {
  at(position: number): number;
  row(row: number): number;
  /** The length of axis that is seen. */
  readonly room: number;
  /** The room for rows. */
  readonly across: number;
  /** The size of a bar over its row. */
  readonly thickness: number;
}

const thick = 16;

/** The thickness of bars in rows that are so far apart. */
export function thicknessOf({ way, pitch }: View): number {
  return way === "across" ? thick : Math.min(pitch - 6, 64);
}

/** Lines of a pattern in a square of so many pixels: every lane colour has its own. */
const hatches: readonly (readonly [size: number, path: string])[] = [
  [6, "M0 3H6"],
  [6, "M-1 1L1 -1M0 6L6 0M5 7L7 5"],
  [6, "M-1 5L1 7M0 0L6 6M5 -1L7 1"],
  [5, "M2.5 0V5"],
  [6, "M0 0L6 6M0 6L6 0"],
  [5, "M0 2.5H5"],
  [7, "M0 3.5H7M3.5 0V7"],
  [8, "M0 2L4 6L8 2"],
  [5, "M1.5 2.5H3.5M2.5 1.5V3.5"],
];

/** The patterns that a drawing is filled with, and no others: a page holds dozens of pictures. */
export function patterns(prefix: string, drawing: string): string {
  let all = "";
  for (let colour = 0; colour <= colours; colour++) {
    if (!drawing.includes(`url(#${prefix}p${colour})`)) continue;
    const [size, path] = hatches[colour] ?? [6, ""];
    all += `<pattern id="${prefix}p${colour}" class="c${colour}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect class="tint" width="${size}" height="${size}"/><path class="hatch" d="${path}"/></pattern>`;
  }
  if (!drawing.includes(`url(#${prefix}stall)`)) return all;
  return `${all}<pattern id="${prefix}stall" width="8" height="8" patternUnits="userSpaceOnUse"><path class="stallhatch" d="M-2 2L2 -2M0 8L8 0M6 10L10 6"/></pattern>`;
}

/** All bars as paths, one for those that look the same in the same row: a picture stays light. */
export function barPaths(bars: readonly Bar[], way: Way): string {
  const paths = new Map<string, string>();
  for (const one of bars) {
    const look = lookOf(one, way);
    paths.set(look, (paths.get(look) ?? "") + barPath(one, way));
  }
  let all = "";
  for (const [look, path] of paths) all += `<path ${look} d="${path}"/>`;
  return all;
}

/** How full things are, as areas that stand on the foot of their row. */
export function fills(bars: readonly Bar[], way: Way): string {
  let path = "";
  for (const { row, from, to, full = 0 } of bars) {
    const [start, end] = [Math.max(way.at(from), way.names - 4), Math.min(way.at(to), 100_000)];
    if (full <= 0 || end < start) continue;
    const [size, middle] = [way.thickness * Math.min(1, full), way.row(row) + way.pitch / 2];
    const foot =
      way.way === "across" ? middle + way.thickness / 2 - size : middle - way.thickness / 2;
    path += area(way, start, end, foot, size);
  }
  return path === "" ? "" : `<path class="full" d="${path}"/>`;
}

/** The attributes of a bar's path. Paths of different rows never share one: so they paint in order. */
function lookOf({ state, colour, row, isGhost }: Bar, way: Way): string {
  if (isGhost) return `class="ghost ${state}" data-at="${row}"`;
  const thin = state === "ready" ? " thin" : "";
  const fill = state === "waiting" ? ` fill="url(#${way.prefix}p${colour})"` : "";
  return `class="${state} c${colour}${thin}" data-at="${row}"${fill}`;
}

function barPath({ state, row, isGhost, ...one }: Bar, way: Way): string {
  const from = Math.max(way.at(one.from), way.names - 4);
  const end = Math.min(way.at(one.to), 100_000);
  const to = state === "running" ? Math.max(end, from + 2) : end;
  if (to < from) return "";
  const middle = way.row(row) + way.pitch / 2;
  if (state === "ready" && !isGhost) return along(way, from, to, middle);
  const size = way.thickness;
  // The earlier run is a strip below the bar of this one.
  return isGhost
    ? area(way, from, to, middle + size / 2 + (way.way === "across" ? 1.5 : -4), 3.5)
    : area(way, from, to, middle - size / 2, size);
}

function along(way: Way, from: number, to: number, middle: number): string {
  return way.way === "across"
    ? `M${n(from)} ${n(middle)}H${n(to)}`
    : `M${n(middle)} ${n(from)}V${n(to)}`;
}

function area(way: Way, from: number, to: number, start: number, size: number): string {
  const [x, y, width, height] =
    way.way === "across" ? [from, start, to - from, size] : [start, from, size, to - from];
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

const endWords = { returned: "finished", threw: "failed", cancelled: "cancelled" } as const;
export const endPaths = {
  returned: "M-4 0.5L-1 3.5L4.5 -3.5",
  threw: "M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5",
  cancelled: "M-6 0L-2.5 -4.5H6V4.5H-2.5ZM-0.8 -2L3.2 2M-0.8 2L3.2 -2",
} as const;

export function endMark({ row, at, end, room, isCall }: Mark, way: Way): string {
  if (isCall && end === "returned") return "";
  const isAcross = way.way === "across";
  const middle = way.row(row) + way.pitch / 2;
  const start = way.at(at) + 9;
  const [x, y] = isAcross ? [start, middle] : [middle, start];
  const words = endWords[end];
  const fits = isAcross
    ? Math.min(room, way.width - start) > words.length * letter + 14
    : way.pitch > words.length * letter + 6 && Math.min(room, way.height - start) > 26;
  const label = !fits
    ? ""
    : isAcross
      ? text(x + 9, y + 4, words, `end ${end}`)
      : text(x, y + 18, words, `end ${end} middle`);
  const glyph = `<path class="glyph ${end}" transform="translate(${n(x)} ${n(y)})" d="${endPaths[end]}"/>`;
  return `<g>${glyph}${label}<title>${words}</title></g>`;
}

/** All arrows, those that look the same as one: who caused it, the shaft, whom it hit. */
export function arrowPaths(arrows: readonly Arrow[], way: Way): string {
  const looks = new Map<string, { shafts: string; heads: string; roots: string }>();
  for (const one of arrows) {
    const name = `arrow ${one.kind} c${one.colour}`;
    let look = looks.get(name);
    if (!look) {
      look = { shafts: "", heads: "", roots: "" };
      looks.set(name, look);
    }
    const { shaft, head, root } = arrowPath(one, way);
    look.shafts += shaft;
    look.heads += head;
    look.roots += root;
  }
  let all = "";
  for (const [name, { shafts, heads, roots }] of looks) {
    all += `<g class="${name}"><path class="shaft" d="${shafts}"/><path d="${heads}"/><path class="root" d="${roots}"/></g>`;
  }
  return all;
}

function arrowPath({ at, fromRow, toRow, kind }: Arrow, way: Way) {
  const sign = toRow > fromRow ? 1 : -1;
  const gap = way.thickness / 2;
  const start = way.row(fromRow) + way.pitch / 2 + sign * gap;
  const end = way.row(toRow) + way.pitch / 2 - sign * (kind === "made" ? 3 : gap);
  const position = way.at(at);
  const tip = end - sign * 5;
  return way.way === "across"
    ? {
        shaft: `M${n(position)} ${n(start)}V${n(end)}`,
        head: `M${n(position - 3)} ${n(tip)}L${n(position)} ${n(end)}L${n(position + 3)} ${n(tip)}`,
        root: `M${n(position - 1.5)} ${n(start - 1.5)}h3v3h-3z`,
      }
    : {
        shaft: `M${n(start)} ${n(position)}H${n(end)}`,
        head: `M${n(tip)} ${n(position - 3)}L${n(end)} ${n(position)}L${n(tip)} ${n(position + 3)}`,
        root: `M${n(start - 1.5)} ${n(position - 1.5)}h3v3h-3z`,
      };
}
