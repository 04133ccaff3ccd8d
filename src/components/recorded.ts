// The recorded run of an example, made by the site's build from the program itself, so that what the
// page shows before anything is run is what a run prints.
import type { Example } from "../course/examples.ts";
import { record, recordPython } from "../runner/build.ts";
import type { TraceEvent } from "../runner/protocol.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { Timeline } from "../trace/timeline.ts";
import { type Ending, ending } from "./ending.ts";
import { LaneColours } from "./lanecolours.ts";

export interface RecordedRun {
  /** Each with the colour of the lane that printed it. */
  readonly lines: readonly (ConsoleLine & { readonly colour: number })[];
  /** Virtual milliseconds. */
  readonly end: number;
  readonly ending: Ending;
  readonly events: readonly TraceEvent[];
}

export async function recordedRun(example: Example): Promise<RecordedRun> {
  const { events } = await record(example.id, example.typescript);
  return recordedOf(example.id, events);
}

/** The run of the Python twin, where it differs. */
export async function recordedPython(example: Example): Promise<RecordedRun | null> {
  if (example.python === null) return null;
  return recordedOf(example.id, await recordPython(example.python));
}

function recordedOf(id: string, events: readonly TraceEvent[]): RecordedRun {
  const fold = new ConsoleFold();
  const timeline = new Timeline();
  const colours = new LaneColours(timeline.story);
  const lines = events.flatMap((event) => {
    const lane = timeline.story.log.lane(timeline.add(event));
    return fold.add(event).map((line) => ({ ...line, colour: colours.of(lane) }));
  });
  const last = events.at(-1);
  if (last?.type !== "finished") {
    throw new Error(`Cannot record content/${id}: its run never finished`);
  }
  return { lines, end: last.at, ending: ending(last.outcome), events };
}
