// One line of a stack: read from a stack's text, shown or left out, printed. Like
// all that looks at errors, it uses nothing that a program could have replaced.
import type { Place } from "../runner/protocol.ts";
import { exec, indexOf, slice, startsWith, trim } from "./strings.ts";

/** Where in which script, as the engine counts. */
export interface Position {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

export interface Line {
  readonly of: "program" | "runtime" | "elsewhere";
  readonly name: string;
  /** A caller that awaits the one above. */
  readonly isAsync: boolean;
  readonly place: Place | null;
}

export interface TextLine {
  readonly name: string;
  readonly isAsync: boolean;
  readonly position: Position;
}

const textLine = /^(?:\s*at )?(.*?)[@(]?\(?([^\s@()]+):(\d+):(\d+)\)?$/;

/** The lines of a stack's text: `name@script:1:2`, or V8's own form. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length; ) {
    const end = indexOf(text, "\n", start);
    const match = exec(textLine, slice(text, start, end < 0 ? text.length : end));
    start = end < 0 ? text.length : end + 1;
    if (match === null) continue;
    const name = trim(match[1] ?? "");
    const isAsync = startsWith(name, "async ") || startsWith(name, "async*");
    lines[lines.length] = {
      name: isAsync ? slice(name, "async ".length) : name,
      isAsync,
      position: { url: match[2] ?? "", line: Number(match[3]), column: Number(match[4]) },
    };
  }
  return lines;
}

/**
 * The learner's calls, and of the others the library's that the innermost of them made. What lies
 * between and below, the loop and the sandbox, means nothing to a learner.
 */
export function shown(lines: readonly Line[]): readonly Line[] {
  let first = 0;
  while (first < lines.length && lines[first]?.of !== "program") first += 1;
  const kept: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const own = line.of === "program" && line.place !== null;
    const above = index < first && first < lines.length && isPublic(line);
    if (own || above) kept[kept.length] = line;
  }
  return kept;
}

const publicName = /^(?:new )?[A-Za-z]\w*(?:\.[a-z]\w*)?$/;

/** A method or function that a program may call by this name. */
function isPublic({ of, name }: Line): boolean {
  return of === "runtime" && exec(publicName, name) !== null;
}

export function print({ name, isAsync, place }: Line): string {
  const where = place === null ? "asyncio" : `${place.file}:${place.line}:${place.column}`;
  return `\n    at ${isAsync ? "async " : ""}${name === "" ? where : `${name} (${where})`}`;
}
