// Inserts the notes that tell the sandbox whose code runs: text is only ever inserted, on the line
// where it is needed, and a function without a suspension point keeps its text. What the notes do is
// in sandbox/contextnotes.ts; the forms that need them are in scan.ts and walk.ts.
import { type Options as ParserOptions, type Program, parse } from "acorn";
import { Edits } from "./edits.ts";
import { loopsIn, type ScannedLoop } from "./loops.ts";
import { NoteText } from "./notes.ts";
import type { Place, Site } from "./protocol.ts";
import { Scanner } from "./scan.ts";

export interface InstrumentOptions {
  /** The name that sites give as their file. */
  readonly file?: string;
  readonly sourceType?: "module" | "script";
  /** Without frames only the context is kept: no sites, no notes of entering and leaving. */
  readonly frames?: boolean;
  /** Takes the notes into the program, under names that its text can't say. */
  readonly sealed?: boolean;
  /** May insert text of its own, around what the notes will stand in. */
  readonly before?: (ast: Program, edits: Edits) => void;
}

export interface Instrumented {
  readonly code: string;
  /** The same code with the inserted text as data, for whoever shifts a map. */
  readonly edits: Edits;
  /** Places for notes that a program gets only when it hangs. */
  readonly loops: readonly (ScannedLoop & Omit<Place, "file">)[];
  /** Where each site is in the text that was given. */
  readonly sites: readonly Site[];
}

export function instrument(code: string, options: InstrumentOptions = {}): Instrumented {
  const { file = "program.js", sourceType = "module", frames = true } = options;
  const edits = new Edits(code);
  const scanner = new Scanner(edits, { frames, notes: new NoteText(code, options.sealed) });
  const ast = parseCode(code, sourceType);
  options.before?.(ast, edits);
  scanner.scan(ast);
  return {
    code: edits.text(),
    edits,
    sites: scanner.sites.map(({ offset, kind, text }) => ({
      file,
      kind,
      text,
      ...edits.position(offset),
    })),
    get loops() {
      return loopsIn(ast, edits).map((loop) => ({ ...loop, ...edits.position(loop.offset) }));
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
