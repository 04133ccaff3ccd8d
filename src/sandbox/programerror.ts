// What Node says on standard error of a program that ends before its time.
import type { Place, WireError } from "../runner/protocol.ts";
import { printError, printValue } from "../trace/text.ts";

/** The sources of the program, by file. */
type Sources = Readonly<Record<string, string>>;

export function uncaughtText(error: WireError, sources: Sources): string {
  const place = error.stack.find((frame) => frame.place !== null)?.place ?? null;
  const where = place === null ? "" : `${shown(place, sources)}\n`;
  const what =
    error.name === "" && error.cause !== null
      ? `Uncaught ${printValue(error.cause)}`
      : printError(error);
  return `${where}${what}\n`;
}

/** Only an error says more than that it was a reason. */
export function rejectedText(error: WireError, sources: Sources): string {
  if (error.name !== "" || error.cause === null) return uncaughtText(error, sources);
  return `UnhandledPromiseRejection: a promise was rejected with the reason ${printValue(error.cause)}, and nobody handled it\n`;
}

export function unsettledText(place: Place | null, sources: Sources): string {
  const where = place === null ? "" : ` at ${shown(place, sources)}`;
  return `Warning: Detected unsettled top-level await${where}\n`;
}

/** The line, and a mark below where it is meant. */
function shown({ file, line, column }: Place, sources: Sources): string {
  const text = sources[file]?.split("\n")[line - 1];
  const name = `${file}:${line}`;
  return text === undefined ? name : `${name}\n${text}\n${" ".repeat(column - 1)}^\n`;
}
