// What is sent over a connection, as slanted arrows: from when and where it is sent to when and where
// it arrives.
import type { MessageEnd } from "../trace/messages.ts";
import type { Way } from "./timelineglyphs.ts";
import type { Scene } from "./timelinescene.ts";
import type { Stretch } from "./timelineshapes.ts";
import { n } from "./timelinesvg.ts";

export interface Flight {
  readonly from: number;
  readonly to: number;
  readonly fromRow: number;
  readonly toRow: number;
  readonly colour: number;
}

/** More than these would be a hatching of their own. */
const mostFlights = 200;

export function flightsOf(scene: Scene, stretch: Stretch): Flight[] {
  const { messages } = scene.story;
  const flights: Flight[] = [];
  const end = messages.countUpTo(scene.axis.eventAt(stretch.to));
  // What had arrived before the event that is seen first can't be in sight.
  const first = messages.settledAt(scene.axis.eventAt(stretch.from) - 1);
  for (let position = first; position < end; position++) {
    const message = messages.get(position);
    if (!message) continue;
    const { sent, arrived } = message;
    const [fromRow, toRow] = [rowOf(scene, message.from), rowOf(scene, message.to)];
    if (fromRow < 0 || toRow < 0 || fromRow === toRow) continue;
    const from = middleOf(scene, sent);
    const to = arrived < 0 ? from : middleOf(scene, arrived);
    if (to < stretch.from || Math.max(fromRow, toRow) < stretch.firstRow) continue;
    if (Math.min(fromRow, toRow) >= stretch.endRow) continue;
    const colour = message.from.lane < 0 ? 0 : scene.colour(message.from.lane);
    flights.push({ from, to, fromRow, toRow, colour });
    if (flights.length > mostFlights) return [];
  }
  return flights;
}

function rowOf(scene: Scene, { lane, object }: MessageEnd): number {
  return lane >= 0 ? scene.rowOf(lane) : scene.rowOfThing(object);
}

function middleOf({ axis }: Scene, event: number): number {
  return (axis.x(event) + axis.after(event)) / 2;
}

export function flightPaths(flights: readonly Flight[], way: Way): string {
  return flights.map((one) => flightPath(one, way)).join("");
}

function flightPath({ from, to, fromRow, toRow, colour }: Flight, way: Way): string {
  const sign = toRow > fromRow ? 1 : -1;
  const half = way.thickness / 2;
  const start = { along: way.at(from), over: way.row(fromRow) + way.pitch / 2 + sign * half };
  const end = { along: way.at(to), over: way.row(toRow) + way.pitch / 2 - sign * half };
  const length = Math.hypot(end.along - start.along, end.over - start.over) || 1;
  const [dx, dy] = [(end.along - start.along) / length, (end.over - start.over) / length];
  const barb = (side: number) =>
    point(end.along - 6 * dx - side * 3 * dy, end.over - 6 * dy + side * 3 * dx, way);
  const tip = point(end.along, end.over, way);
  return (
    `<g class="arrow sent c${colour}"><path class="shaft" d="M${point(start.along, start.over, way)}L${tip}"/>` +
    `<path d="M${barb(1)}L${tip}L${barb(-1)}"/>` +
    `<path class="root" d="M${point(start.along - 2, start.over, way)}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"/></g>`
  );
}

function point(along: number, over: number, way: Way): string {
  return way.way === "across" ? `${n(along)} ${n(over)}` : `${n(over)} ${n(along)}`;
}
