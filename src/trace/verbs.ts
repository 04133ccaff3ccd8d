// The words of what happens: how a run ends, how a lane does, and what is done to a thing.
import type { LaneEnd } from "./lanes.ts";

export const outcomes: Readonly<Record<string, string>> = {
  returned: "the program is over",
  threw: "the program is ended by an error that nobody caught",
  deadlocked: "nothing can happen any more: whoever still waits, waits for ever",
  hung: "the run is stopped: the program never gave up the thread",
  overran: "the run is stopped: it went over a limit",
  stopped: "the run is stopped",
};

export function endVerb(end: LaneEnd | undefined): string {
  switch (end) {
    case "threw":
      return "fails";
    case "cancelled":
      return "is cancelled";
    default:
      return "finishes";
  }
}

export function endWord(end: LaneEnd): string {
  switch (end) {
    case "returned":
      return "has finished";
    case "threw":
      return "has failed";
    case "cancelled":
      return "was cancelled";
    default:
      return end satisfies never;
  }
}

export function changeVerb(change: string, of: string): string {
  switch (change) {
    case "acquired":
      return /Semaphore/.test(of) ? "takes a place of" : "takes";
    case "released":
      return /Semaphore/.test(of) ? "gives back a place of" : "releases";
    case "put":
      return "puts something into";
    case "got":
      return "takes something from";
    case "taskDone":
      return "is done with something from";
    case "set":
      return "sets";
    case "cleared":
      return "clears";
    case "notified":
      return "notifies those who wait for";
    case "shutdown":
      return "shuts down";
    case "filled":
      return "fills";
    case "broken":
      return "breaks";
    default:
      return "changes";
  }
}
