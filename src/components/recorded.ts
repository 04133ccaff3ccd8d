// The recorded run of an example, made by the site's build from the program itself, so that what the
// page shows before anything is run is what a run prints.
import type { Example } from "../course/examples.ts";
import { record, recordPython } from "../runner/build.ts";
import type { TraceEvent } from "../runner/protocol.ts";
import { ConsoleFold, type ConsoleLine } from "../trace/console.ts";
import { Labels } from "../trace/labels.ts";
import { timesOf } from "../trace/repeats.ts";
import { Timeline } from "../trace/timeline.ts";
import type { Look } from "./consolerow.ts";
import { type Ending, ending } from "./ending.ts";
import { LaneColours, ownersOf } from "./lanecolours.ts";

export interface RecordedLine extends ConsoleLine, Look {
  /** How often it stands there: 0 for one that repeats the line before it. */
  readonly times: number;
}

export interface RecordedRun {
  readonly lines: readonly RecordedLine[];
  /** The names of the lanes that printed, by number. */
  readonly owners: ReadonlyMap<number, string>;
  /** Virtual milliseconds. */
  readonly end: number;
  readonly ending: Ending;
  readonly events: readonly TraceEvent[];
}

export async function recordedRun(example: Example): Promise<RecordedRun> {
  const { events } = await record(example.id, example.typescript);
  return recordedOf(example.id, events, example.typescript);
}

/** The run of the Python twin, where it differs. */
export async function recordedPython(example: Example): Promise<RecordedRun | null> {
  if (example.python === null) return null;
  return recordedOf(example.id, await recordPython(example.python), example.python);
}

function recordedOf(id: string, events: readonly TraceEvent[], source: string): RecordedRun {
  const fold = new ConsoleFold();
  const timeline = new Timeline();
  const colours = new LaneColours(timeline.story);
  const looks = events.flatMap((event) => {
    const lane = timeline.story.log.lane(timeline.add(event));
    const look = { colour: colours.of(lane), owner: colours.owner(lane) };
    return fold.add(event).map((line) => ({ ...line, ...look }));
  });
  const times = timesOf(looks);
  const lines = looks.map((line, index) => ({ ...line, times: times[index] ?? 1 }));
  const owners = ownersOf(
    new Set(lines.map(({ owner }) => owner)),
    new Labels(timeline.story, source),
  );
  const last = events.at(-1);
  if (last?.type !== "finished") {
    throw new Error(`Cannot record content/${id}: its run never finished`);
  }
  return { lines, owners, end: last.at, ending: ending(last.outcome), events };
}
