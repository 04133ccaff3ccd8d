// Inserts the notes that tell the sandbox whose code runs: text is only ever inserted, on the line
// where it is needed, and a function without a suspension point keeps its text. What the notes do is
// in sandbox/contextnotes.ts; the forms that need them are in scan.ts.
import { type Options as ParserOptions, type Program, parse } from "acorn";
import { Edits } from "./edits.ts";
import type { Site } from "./protocol.ts";
import { LOCALS, NOTES, PREFIX, Scanner } from "./scan.ts";

export interface InstrumentOptions {
  /** The name that sites give as their file. */
  readonly file?: string;
  readonly sourceType?: "module" | "script";
  /** Without frames only the context is kept: no sites, no notes of entering and leaving. */
  readonly frames?: boolean;
}

export interface Instrumented {
  readonly code: string;
  /** The same code with the inserted text as data, for whoever shifts another map. */
  readonly edits: Edits;
  /** Where each site is in the text that was given. */
  readonly sites: readonly Site[];
  /** From `code` to the text that was given. */
  readonly map: { toString(): string };
}

const INSERTED = new RegExp(`\\$\\$(?:${[...NOTES, ...LOCALS].join("|")})(?![\\w$])`);

export function instrument(code: string, options: InstrumentOptions = {}): Instrumented {
  const { file = "program.js", sourceType = "module", frames = true } = options;
  const edits = new Edits(code, file);
  const scanner = new Scanner(edits, { frames, prefix: freePrefix(code) });
  scanner.scan(parseCode(code, sourceType));
  return {
    code: edits.text(),
    edits,
    sites: scanner.sites.map(({ offset, kind, text }) => ({
      file,
      kind,
      text,
      ...edits.position(offset),
    })),
    get map() {
      return edits.map();
    },
  };
}

function parseCode(code: string, sourceType: "module" | "script"): Program {
  const options: ParserOptions = {
    ecmaVersion: "latest",
    sourceType,
    allowHashBang: true,
    checkPrivateFields: false,
  };
  return parse(code, options);
}

/** The usual prefix, or another when the program's own text contains one of the names. */
function freePrefix(code: string): string {
  if (!INSERTED.test(code)) return PREFIX;
  let next = 1;
  while (code.includes(`${PREFIX}${next}_`)) next += 1;
  return `${PREFIX}${next}_`;
}
