// How a run ended, for a reader of standard error: one sentence, the place, and the line of source.
import type { Diagnostic, Outcome, Place } from "../runner/protocol.ts";
import type { Finding } from "../trace/hang.ts";
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
    // Why, the findings say.
    case "deadlocked":
    case "hung":
    case "overran":
      return "";
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

/** What the doctor found, each with its line; an uncaught error has its own text already. */
export function findingsText(
  findings: readonly Finding[],
  outcome: Outcome,
  loaded: Loaded,
): string {
  const rest = findings.filter(
    ({ kind }) => kind !== "unhandledRejection" || outcome.kind !== "threw",
  );
  return rest
    .map(({ sentence, place }) => {
      const where = place === null ? "" : `${placeText(place, loaded)}: `;
      return `${where}${sentence}\n${sourceOf(place, loaded)}`;
    })
    .join("");
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
