// Looks up in the learner's text what the events don't tell: on which line a call stands.
import type { Place } from "../runner/protocol.ts";

/** The learner's files by name. */
export type Sources = Readonly<Record<string, string>>;

/** The first `name(` between two places that nothing awaits; `null` when there is none. */
export function callBetween(
  sources: Sources,
  name: string,
  after: Place,
  before: Place | null,
): Place | null {
  const lines = sources[after.file]?.split("\n") ?? [];
  const call = new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}\\s*\\(`);
  const last =
    before?.file === after.file && before.line >= after.line ? before.line : lines.length;
  for (let line = after.line; line <= last; line++) {
    const text = lines[line - 1] ?? "";
    const found = call.exec(text);
    if (
      found === null ||
      /\b(?:await|return|function\*?|async|yield)\s*$/.test(text.slice(0, found.index))
    )
      continue;
    return { file: after.file, line, column: found.index + 1 };
  }
  return null;
}
