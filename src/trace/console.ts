// The console of a run: its events folded to lines, each with its virtual time. Groups are depth,
// tables are text; errors that ended the program and what was wrong besides are lines too.
import type {
  ConsoleMethod,
  Outcome,
  Place,
  Printable,
  Report,
  TaskId,
  TraceEvent,
} from "../runner/protocol.ts";
import { printTable } from "./table.ts";
import { printLine } from "./text.ts";
import { printError, printValue } from "./value.ts";

export type Level = "debug" | "log" | "info" | "warn" | "error";

export interface ConsoleLine {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly level: Level;
  /** `program` printed it; the others are told about the program. */
  readonly source: "program" | "report" | "uncaught";
  readonly text: string;
  readonly values: readonly Printable[];
  readonly task: TaskId | null;
  readonly place: Place | null;
  /** How many groups it stands in. */
  readonly depth: number;
}

type Threw = Outcome & { readonly kind: "threw" };
type ConsoleEvent = TraceEvent & { readonly type: "console" };

export class ConsoleFold {
  #depth = 0;

  /** The lines that an event adds: none, or one. */
  add(event: TraceEvent): ConsoleLine[] {
    switch (event.type) {
      case "console":
        return this.#call(event);
      case "reported":
        return [this.#told(event.at, "report", reportText(event.report), event.place)];
      case "finished":
        return event.outcome.kind === "threw" ? [this.#uncaught(event.at, event.outcome)] : [];
      default:
        return [];
    }
  }

  #call(event: ConsoleEvent): ConsoleLine[] {
    switch (event.method) {
      case "groupEnd":
        this.#depth = Math.max(0, this.#depth - 1);
        return [];
      case "clear":
        this.#depth = 0;
        return [];
      case "group":
      case "groupCollapsed": {
        const lines = event.values.length === 0 ? [] : [this.#line(event, printLine(event.values))];
        this.#depth += 1;
        return lines;
      }
      default:
        return [this.#line(event, callText(event.method, event.values))];
    }
  }

  #line({ at, method, values, task, place }: ConsoleEvent, text: string): ConsoleLine {
    const shown = isTree(method, values) ? values : [];
    const level = levelOf(method);
    return { at, level, source: "program", text, values: shown, task, place, depth: this.#depth };
  }

  #uncaught(at: number, { error, rejection }: Threw): ConsoleLine {
    const place = error.stack.find((frame) => frame.place !== null)?.place ?? null;
    const how = rejection ? "Uncaught (in a promise)" : "Uncaught";
    return this.#told(at, "uncaught", `${how} ${printError(error)}`, place);
  }

  #told(at: number, source: "report" | "uncaught", text: string, place: Place | null): ConsoleLine {
    const level = source === "report" ? "warn" : "error";
    return { at, level, source, text, values: [], task: null, place, depth: 0 };
  }
}

function callText(method: ConsoleMethod, values: readonly Printable[]): string {
  switch (method) {
    case "table":
      return printTable(values[0], values[1]) ?? printLine(values);
    case "dir":
      return values.map((value) => printValue(value)).join(" ");
    case "trace":
      return values.length === 0 ? "Trace" : `Trace: ${printLine(values)}`;
    default:
      return printLine(values);
  }
}

/** Whether the values say more than the text made of them. */
function isTree(method: ConsoleMethod, values: readonly Printable[]): boolean {
  const [first] = values;
  if (method === "table" || method === "trace") return false;
  return !(first?.kind === "string" && values.length > 1 && /%[sdifjoOc%]/.test(first.value));
}

function levelOf(method: ConsoleMethod): Level {
  switch (method) {
    case "debug":
    case "info":
    case "warn":
    case "error":
      return method;
    case "trace":
      return "error";
    default:
      return "log";
  }
}

function reportText(report: Report): string {
  const text = report.text.charAt(0).toUpperCase() + report.text.slice(1);
  return report.error === null ? text : `${text}: ${printError(report.error)}`;
}
