// How a run ended, in one sentence for the status line.
import type { Outcome } from "../runner/protocol.ts";

export interface Ending {
  readonly good: boolean;
  readonly text: string;
}

export function ending(outcome: Outcome): Ending {
  switch (outcome.kind) {
    case "returned":
      return { good: true, text: "Finished" };
    case "threw":
      return { good: false, text: `Ended by an error: ${outcome.error.name}` };
    case "refused":
      return { good: false, text: "Did not compile, nothing was run" };
    // Why, the findings say.
    case "deadlocked":
      return { good: false, text: "Stuck: everything waits and nothing can wake it" };
    case "hung":
      return {
        good: false,
        text: `Stopped: it did not answer for ${(outcome.wall / 1000).toFixed(0)} s`,
      };
    case "overran":
      return { good: false, text: overran(outcome) };
    case "stopped":
      return { good: false, text: "Stopped" };
    default:
      return outcome satisfies never;
  }
}

function overran({ limit, allowed }: Extract<Outcome, { kind: "overran" }>): string {
  switch (limit) {
    case "virtualTime":
      return `Stopped: the program went on for more than ${allowed / 3_600_000} virtual hours`;
    case "events":
      return `Stopped: more than ${allowed.toLocaleString("en")} events`;
    case "bytes":
      return `Stopped: more than ${Math.round(allowed / 1_048_576)} MB of output and events`;
    case "memory":
      return "Stopped: the program ran out of memory";
    default:
      return limit satisfies never;
  }
}
