// Several files in one text, as TypeScript's own documentation writes them: a line `// @filename: worker.ts`
// begins a file. Every file keeps the lines it has in the text, with empty ones before, so that
// whatever names a line means the line that its reader sees.
import type { Diagnostic, Program } from "./protocol.ts";

/** A file in a text: all from `start` up to `end`, without the line that names it. */
export interface Part {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export type Split =
  | { readonly kind: "split"; readonly program: Program }
  | { readonly kind: "wrong"; readonly diagnostic: Diagnostic };

const mark = /^\/\/[ \t]*@filename:[ \t]*(.*?)[ \t\r]*$/gim;
/** More than a page can show; each costs as many empty lines as stand before it. */
const mostFiles = 20;
const usable = /^(?:[\w-]+\/)*[\w-][\w.-]*\.(?:m?[jt]s|json)$/;

/** The files in a text; what stands before the first line that names one belongs to `first`. */
export function partsOf(text: string, first: string): readonly Part[] {
  const parts: Part[] = [];
  let name = first;
  let start = 0;
  for (const found of text.matchAll(mark)) {
    parts.push({ name, start, end: found.index });
    name = found[1] ?? "";
    start = found.index + found[0].length;
  }
  parts.push({ name, start, end: text.length });
  return parts;
}

/** A file of a text with everything else blank, so that every character stands where it stood. */
export function alone(text: string, { start, end }: Part): string {
  return text.slice(0, start).replace(/[^\r\n]/g, " ") + text.slice(start, end);
}

/** The file that a position in a text lies in. */
export function partAt(parts: readonly Part[], position: number): Part | undefined {
  return parts.findLast(({ start }) => start <= position) ?? parts[0];
}

/** A program with every file by itself. */
export function splitFiles(program: Program): Split {
  const files: Record<string, string> = {};
  for (const [file, text] of Object.entries(program.files)) {
    const [first, ...others] = partsOf(text, file);
    files[file] = text.slice(0, first?.end);
    for (const part of others) {
      const why = whyNot(part.name, { ...program.files, ...files });
      if (why !== null) return { kind: "wrong", diagnostic: refusal(why, file, text, part) };
      files[part.name] = withLines(text, part);
    }
  }
  return { kind: "split", program: { ...program, files } };
}

function whyNot(name: string, files: Readonly<Record<string, string>>): string | null {
  if (Object.hasOwn(files, name)) return `Cannot make a second file ${name}: there is one already`;
  if (Object.keys(files).length >= mostFiles) {
    return `Cannot make a file ${name}: there are ${mostFiles} already, the most`;
  }
  if (usable.test(name)) return null;
  return `Cannot make a file ${JSON.stringify(name)}: expected a name such as worker.ts`;
}

function withLines(text: string, { start, end }: Part): string {
  const before = text.slice(0, start).split("\n").length - 1;
  return "\n".repeat(before) + text.slice(start, end);
}

function refusal(message: string, file: string, text: string, { start }: Part): Diagnostic {
  const above = text.slice(0, start).split("\n");
  const lineText = above.at(-1) ?? "";
  const place = { file, line: above.length, column: 1 };
  return { severity: "error", message, place, length: lineText.length, lineText };
}
