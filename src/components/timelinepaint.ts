// Paints a stretch of a scene as SVG text: the same for the figures of the build, the picture that
// moves, and the copy that is taken away. Across, time runs to the right; down, it runs down.
import { moment } from "../trace/stamp.ts";
import { shortened } from "../trace/words.ts";
import { flightPaths } from "./timelineflights.ts";
import { indentOf, lettersIn, type View } from "./timelinegeometry.ts";
import {
  arrowPaths,
  barPaths,
  endMark,
  fills,
  patterns,
  thicknessOf,
  type Way,
} from "./timelineglyphs.ts";
import type { Scene } from "./timelinescene.ts";
import { type Shapes, shapesOf } from "./timelineshapes.ts";
import { box, escaped, letter, line, text } from "./timelinesvg.ts";
import { word, wrapped } from "./timelinewords.ts";

/** The inside of an `svg` element of the view's size. */
export function paint(scene: Scene, view: View): string {
  const { way, width, height, skipped, pitch, names, times } = view;
  const isAcross = way === "across";
  const room = isAcross ? width - names : height - names;
  const across = isAcross ? height - times : width - times;
  const firstRow = Math.floor(skipped.rows / pitch);
  const shapes = shapesOf(
    scene,
    {
      from: skipped.axis,
      to: skipped.axis + room,
      firstRow,
      endRow: Math.min(scene.rows.length, firstRow + Math.ceil(across / pitch) + 1),
    },
    isAcross ? moment(scene.axis.times.last).length * letter + 12 : 18,
  );
  const own: Way = {
    ...view,
    at: (position) => names + position - skipped.axis,
    row: (row) => (isAcross ? 0 : times) + row * pitch - skipped.rows,
    room,
    across,
    thickness: thicknessOf(view),
  };
  return painted(scene, shapes, own, firstRow);
}

function painted(scene: Scene, shapes: Shapes, own: Way, firstRow: number): string {
  const { prefix, names, times, room, across } = own;
  const clip = own.way === "across" ? box(names, 0, room, across) : box(times, names, across, room);
  const drawing = [
    grid(shapes, own),
    `<g clip-path="url(#${prefix}clip)">`,
    stripes(scene, own, firstRow),
    fills(shapes.bars, own),
    barPaths(shapes.bars, own),
    stalls(shapes, own),
    ...shapes.bars.map((one) => word(one, own)),
    arrowPaths(shapes.arrows, own),
    flightPaths(shapes.flights, own),
    ...shapes.marks.map((one) => endMark(one, own)),
    "</g>",
    nameTexts(scene, own, firstRow),
    timeTexts(shapes, own),
  ].join("");
  const defined = patterns(prefix, drawing);
  return `<defs>${defined}<clipPath id="${prefix}clip">${clip}</clipPath></defs>${drawing}`;
}

/** Faint lines from the labelled times through all rows. */
function grid({ ticks, folds }: Shapes, way: Way): string {
  const lines = ticks.map(({ at }) => across("grid", at, way));
  return [...lines, ...folds.map((at) => across("fold", at, way))].join("");
}

function across(name: string, at: number, way: Way): string {
  const position = way.at(at);
  return way.way === "across"
    ? line(name, position, 0, position, way.across)
    : line(name, way.times, position, way.width, position);
}

/** Every other row is shaded, so that the eye keeps to it. */
function stripes(scene: Scene, way: Way, firstRow: number): string {
  let shaded = "";
  for (let row = firstRow; row < scene.rows.length; row++) {
    const start = way.row(row);
    if (start > (way.way === "across" ? way.height : way.width)) break;
    if (row % 2 === 0) continue;
    shaded +=
      way.way === "across"
        ? box(way.names, start, way.room, way.pitch, "stripe")
        : box(start, way.names, way.pitch, way.room, "stripe");
  }
  return shaded;
}

function stalls({ stalls: list }: Shapes, way: Way): string {
  return list
    .map(({ from, to, text: words }) => {
      const [start, length] = [way.at(from), to - from];
      const fill = `fill="url(#${way.prefix}stall)"`;
      const area =
        way.way === "across"
          ? box(start, 0, length, way.across, "stall", fill)
          : box(way.times, start, way.across, length, "stall", fill);
      return `<g>${area}<title>${escaped(words)}</title></g>`;
    })
    .join("");
}

function nameTexts(scene: Scene, way: Way, firstRow: number): string {
  let names = "";
  for (let row = firstRow; row < scene.rows.length; row++) {
    const start = way.row(row);
    if (start > (way.way === "across" ? way.across : way.width)) break;
    if (start < (way.way === "across" ? -way.pitch / 2 : way.times - way.pitch / 2)) continue;
    names += nameText(scene, way, row);
  }
  return names;
}

function nameText(scene: Scene, way: Way, row: number): string {
  const what = scene.rows[row];
  if (!what) return "";
  const label = scene.label(what);
  const colour = what.kind === "lane" ? scene.colour(what.lane) : 0;
  const kind = what.kind === "lane" ? scene.story.lanes.get(what.lane).kind : "resource";
  const start = way.row(row);
  const attributes = `fill="url(#${way.prefix}p${colour})"`;
  if (way.way === "down") {
    const swatch = box(start + 2, way.names - 7, way.pitch - 4, 5, `swatch c${colour}`, attributes);
    return `<g>${nameLines(label, kind, start, way)}${swatch}<title>${escaped(label)}</title></g>`;
  }
  const indent = indentOf(what);
  const [left, middle] = [10 + indent, start + way.pitch / 2];
  const most = Math.max(3, Math.floor((way.names - left - 20) / letter));
  const swatch =
    what.kind === "more" ? "" : box(left, middle - 5, 10, 10, `swatch c${colour}`, attributes);
  const branch =
    indent === 0
      ? ""
      : line("branch", left - 7, middle - 14, left - 7, middle) +
        line("branch", left - 7, middle, left - 2, middle);
  const words = text(left + 16, middle + 4, shortened(label, most), `name ${kind}`);
  return `<g>${branch}${swatch}${words}<title>${escaped(label)}</title></g>`;
}

/** A name over its column, on two lines if it must be. */
function nameLines(label: string, kind: string, start: number, way: Way): string {
  const most = lettersIn(way.pitch);
  const [first = "", ...more] = wrapped(label, most);
  const lines = more.length === 0 || way.names < 42 ? [label] : [first, more.join(" ")];
  const middle = start + way.pitch / 2;
  return lines
    .map((line, at) => {
      const y = way.names - 12 * (lines.length - at);
      return text(middle, y, shortened(line, most), `name ${kind} middle`);
    })
    .join("");
}

function timeTexts({ ticks, folds }: Shapes, way: Way): string {
  const isAcross = way.way === "across";
  const labels = ticks.map(({ at, text: words }) =>
    isAcross
      ? text(way.at(at), way.across + 17, words, "time")
      : text(way.times - 6, way.at(at) + 8, words.replace(" s", ""), "time end"),
  );
  const breaks = folds.map((at) =>
    isAcross
      ? text(way.at(at), way.across + 17, "≈", "time middle")
      : text(way.times - 6, way.at(at) + 4, "≈", "time end"),
  );
  const edge = isAcross
    ? line("edge", way.names, way.across, way.width, way.across)
    : line("edge", way.times, way.names, way.times, way.height);
  return edge + labels.join("") + breaks.join("");
}
