// What a prediction asks of a recorded run: its lines, shuffled, and the seconds they may be put at.
// A run that gives nothing to predict stops the build.

import type { Printed } from "../trace/reasons.ts";
import { shuffled } from "./shuffle.ts";

export type By = "order" | "time";

export interface Prediction {
  /** As they were printed. */
  readonly lines: readonly Printed[];
  /** The places of the lines in the order in which they are offered. */
  readonly offered: readonly number[];
  /** Milliseconds: the axis goes from 0 to `end` in such steps. */
  readonly step: number;
  readonly end: number;
}

/** Fewer lines are no question, more are a chore. */
export const fewestLines = 3;
export const mostLines = 10;
const mostSteps = 40;

export function predictionOf(id: string, lines: readonly Printed[], by: By): Prediction {
  if (lines.length < fewestLines || lines.length > mostLines) {
    throw new Error(
      `Cannot ask for a prediction of content/${id}.ts: found ${lines.length} lines, expected ${fewestLines} to ${mostLines}`,
    );
  }
  const step = by === "time" ? stepOf(id, lines) : 1000;
  const last = Math.max(...lines.map(({ at }) => at));
  // One step more than is needed: the end of the axis is no hint.
  const end = (Math.ceil(last / step) + 1) * step;
  return { lines, offered: offeredOf(id, lines), step, end };
}

/** Lines with equal words never change places for the reader, so the words must not be in order. */
function offeredOf(id: string, lines: readonly Printed[]): number[] {
  const inOrder = lines.map(({ text }) => text).join("\n");
  for (let attempt = 0; attempt < 20; attempt++) {
    const order = shuffled(lines.length, `${id} ${attempt}`);
    if (order.map((at) => lines[at]?.text).join("\n") !== inOrder) return order;
  }
  throw new Error(`Cannot shuffle the lines of content/${id}.ts: found them all equal`);
}

function stepOf(id: string, lines: readonly Printed[]): number {
  const last = Math.max(...lines.map(({ at }) => at));
  const steps = [1000, 500, 250, 200, 100, 50];
  const step = steps.find((one) => lines.every(({ at }) => at % one === 0));
  if (step !== undefined && last > 0 && last / step < mostSteps) return step;
  throw new Error(
    `Cannot put the lines of content/${id}.ts on an axis: found times up to ${last} ms, expected multiples of a common step`,
  );
}
