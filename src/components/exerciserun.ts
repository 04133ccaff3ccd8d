// The run of a check as the playground shows it: the learner's file bears the name it has there, and
// places in the checks' own file are nobody's to look at.
import { learnerFile } from "../course/exercises.program.ts";
import type { Place, TraceEvent } from "../runner/protocol.ts";

/** Event for event, so that a moment of the one is the same moment of the other. */
export function asShown(events: readonly TraceEvent[], file: string): TraceEvent[] {
  return events.map((event) => {
    if (!("place" in event) || !event.place) return event;
    const place = placeIn(event.place, file);
    if (event.type === "timerSet") {
      const { place: _, ...timer } = event;
      return place === null ? timer : { ...timer, place };
    }
    const isCheck = event.type === "frameEntered" && place === null && event.name === "";
    return isCheck ? { ...event, place, name: "check" } : { ...event, place };
  });
}

function placeIn(place: Place, file: string): Place | null {
  return place.file === learnerFile ? { ...place, file } : null;
}

/** When the check began; before that the program ran by itself, as it does under Run. */
export function beganAt(events: readonly TraceEvent[]): number {
  return events.find(isBeginning)?.at ?? 0;
}

function isBeginning(event: TraceEvent): boolean {
  return event.type === "graded" && event.note.kind === "began";
}
