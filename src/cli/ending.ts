// How a run ended, for a reader of standard error: one sentence, the place, and the line of source.
import type { Diagnostic, Outcome, Place, Waiting } from "../runner/protocol.ts";
import { printError } from "../trace/text.ts";
import type { Loaded } from "./program.ts";

type Ended<K extends Outcome["kind"]> = Outcome & { readonly kind: K };

export function outcomeText(outcome: Outcome, loaded: Loaded): string {
  switch (outcome.kind) {
    case "returned":
      return "";
    case "threw":
      return threwText(outcome, loaded);
    case "refused":
      return outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, loaded)).join("");
    case "deadlocked":
      return deadlockText(outcome.waiting, loaded);
    case "hung":
      return hungText(outcome, loaded);
    case "overran":
      return `Stopped: ${overranText(outcome)}\n`;
    case "stopped":
      return "Stopped\n";
    default:
      return outcome satisfies never;
  }
}

export function diagnosticText(diagnostic: Diagnostic, loaded: Loaded): string {
  const { severity, message, place, length, lineText } = diagnostic;
  if (place === null) return `${severity}: ${message}\n`;
  const head = `${placeText(place, loaded)}: ${severity}: ${message}\n`;
  return head + excerpt(place.line, lineText, place.column, length);
}

function threwText({ error, rejection }: Ended<"threw">, loaded: Loaded): string {
  const place = error.stack.find((frame) => frame.place !== null)?.place ?? null;
  const how = rejection ? "Uncaught, in a promise that nobody handled:" : "Uncaught";
  return `${how} ${printError(error)}\n${sourceOf(place, loaded)}`;
}

function deadlockText(waiting: readonly Waiting[], loaded: Loaded): string {
  const head = "Deadlock: nothing is ready and no timer is pending, but the program is not over\n";
  const lines = waiting.map(({ name, on, place }) => {
    const who = name === "" ? "the top level" : name;
    const where = place === null ? "" : ` at ${placeText(place, loaded)}`;
    return `  ${who} waits for ${on.text}${where}\n${sourceOf(place, loaded)}`;
  });
  return head + lines.join("");
}

function hungText({ cause, place, wall }: Ended<"hung">, loaded: Loaded): string {
  const seconds = (wall / 1000).toFixed(1);
  const where = place === null ? "" : `, last seen at ${placeText(place, loaded)}`;
  const what =
    cause === "busyLoop"
      ? `Busy loop: the program did not give its turn back for ${seconds} s`
      : `Microtasks without end: for ${seconds} s promises followed each other and nothing else could run`;
  return `${what}${where}\n${sourceOf(place, loaded)}`;
}

function overranText({ limit, allowed }: Ended<"overran">): string {
  switch (limit) {
    case "virtualTime":
      return `the program went on for more than ${allowed / 3_600_000} hours of its time`;
    case "events":
      return `the program made more than ${allowed.toLocaleString("en")} events`;
    case "bytes":
      return `the program's trace grew over ${Math.round(allowed / 1024 ** 2)} MB`;
    case "memory":
      return `the program used more than ${Math.round(allowed / 1024 ** 2)} MB of memory`;
    default:
      return limit satisfies never;
  }
}

function placeText({ file, line, column }: Place, loaded: Loaded): string {
  return `${loaded.shown(file)}:${line}:${column}`;
}

function sourceOf(place: Place | null, { program }: Loaded): string {
  if (place === null) return "";
  const line = program.files[place.file]?.split("\n")[place.line - 1];
  return line === undefined ? "" : excerpt(place.line, line, place.column, 1);
}

function excerpt(line: number, text: string, column: number, length: number): string {
  const margin = `${line}`.padStart(5);
  const marks = "^".repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return `${margin} | ${text}\n${" ".repeat(5)} | ${" ".repeat(column - 1)}${marks}\n`;
}
