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
    case "deadlocked":
      return {
        good: false,
        text: deadlock(outcome.waiting.map(({ name, on }) => `${name}: ${on.text}`)),
      };
    case "hung":
      return { good: false, text: hung(outcome) };
    case "overran":
      return { good: false, text: overran(outcome) };
    case "stopped":
      return { good: false, text: "Stopped" };
    default:
      return outcome satisfies never;
  }
}

function deadlock(waiting: readonly string[]): string {
  const who = waiting.length > 0 ? ` (${waiting.slice(0, 3).join("; ")})` : "";
  return `Stuck: everything waits and nothing can wake it${who}`;
}

function hung({ cause, place, wall }: Extract<Outcome, { kind: "hung" }>): string {
  const where = place ? ` at line ${place.line}` : "";
  const seconds = (wall / 1000).toFixed(0);
  return cause === "busyLoop"
    ? `Stopped after ${seconds} s: a busy loop${where} never gives up the thread`
    : `Stopped after ${seconds} s: an endless chain of promises${where} lets nothing else run`;
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
