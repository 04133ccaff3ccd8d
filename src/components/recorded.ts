// The recorded run of an example, made by the site's build from the program itself, so that what the
// page shows before anything is run is what a run prints.
import type { Example } from "../course/examples.ts";
import { record } from "../runner/build.ts";
import type { TraceEvent } from "../runner/protocol.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { type Ending, ending } from "./ending.ts";

export interface RecordedRun {
  readonly lines: readonly ConsoleLine[];
  /** Virtual milliseconds. */
  readonly end: number;
  readonly ending: Ending;
  readonly events: readonly TraceEvent[];
}

export async function recordedRun(example: Example): Promise<RecordedRun> {
  const { events } = await record(example.id, example.typescript);
  const fold = new ConsoleFold();
  const lines = events.flatMap((event) => fold.add(event));
  const last = events.at(-1);
  if (last?.type !== "finished") {
    throw new Error(`Cannot record content/${example.id}.ts: its run never finished`);
  }
  return { lines, end: last.at, ending: ending(last.outcome), events };
}
