// Text in, script out: one esbuild build of the learner's files, then the notes, then one map back.
// Nothing but the program's own files is ever read, and what esbuild leaves of `async`, `for await`
// and `using` is what the learner wrote. The same code runs in the browser's worker and in Node.
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { BuildFailure, BuildOptions, BuildResult } from "esbuild-wasm";
import { keepBindings } from "./bindings.ts";
import { diagnose, refusal } from "./diagnose.ts";
import type { Edits } from "./edits.ts";
import { splitFiles } from "./files.ts";
import { importsOf, type Modules, OWN, refusalOf } from "./imports.ts";
import { type Instrumented, instrument } from "./instrument.ts";
import { keptNames, leftOut, type Range } from "./keptnames.ts";
import { withPrograms } from "./programs.ts";
import type { Compiled, Diagnostic, Loop, Place, Program, Script, Site } from "./protocol.ts";
import { type Refused, takeRooms } from "./rooms.ts";
import { readScenario } from "./scenario.ts";
import { shiftMap } from "./shift.ts";

export type { Modules } from "./imports.ts";

/** What is needed of esbuild, already initialised. */
export interface Esbuild {
  build(options: BuildOptions & { write: false }): Promise<BuildResult<{ write: false }>>;
}

export type Compile = (program: Program, modules: Modules) => Promise<Compiled>;

const mostSource = 256 * 1024;
/** Brackets in brackets; a few thousand more exhaust the compiler's stack, and with it the compiler. */
const deepest = 500;
/** What esbuild makes of `import("./file.ts")`. */
const dynamicImport =
  /\b(?:Promise\.resolve\(\)|init_\w+\(\))\.then\(\(\) => (?:\w+_exports|\(.*?_exports\))\)/;
/** What stacks call the script, in every engine. */
const scriptUrl = "interleave:///program.js";

export function makeCompiler(esbuild: Esbuild): Compile {
  const compile = makeCompilerOfOne(esbuild);
  return async (whole, modules) => {
    const split = splitFiles(whole);
    if (split.kind === "wrong") return refused([split.diagnostic]);
    const { program } = split;
    const compiled = await compile(program, modules);
    return compiled.kind === "compiled"
      ? withPrograms(program, modules, compiled, compile)
      : compiled;
  };
}

/** Compiles a file with all that it imports, but none of those that it starts as processes. */
function makeCompilerOfOne(esbuild: Esbuild): Compile {
  return async (program, modules) => {
    const size = Object.values(program.files).reduce((sum, text) => sum + text.length, 0);
    if (size > mostSource) {
      const found = `it has ${Math.ceil(size / 1024)} KB of source, at most 256 KB are allowed`;
      return refused([refusal(`Cannot compile the program: ${found}`)]);
    }
    if (Object.values(program.files).some(isTooDeep)) {
      return refused([refusal("Cannot compile the program: it is nested too deeply")]);
    }
    if (!Object.hasOwn(program.files, program.entry)) {
      throw new Error(`Cannot compile the program: it has no file "${program.entry}"`);
    }
    try {
      const result = await esbuild.build(options(program, modules));
      const warnings = result.warnings.map((message) => diagnose("warning", message));
      return finish(program, modules, result, warnings);
    } catch (error) {
      if (!isFailure(error)) throw error;
      return refused(error.errors.map((message) => ruled(diagnose("error", message))));
    }
  };
}

function options(program: Program, modules: Modules): BuildOptions & { write: false } {
  return {
    ...filesOf(program, modules),
    bundle: true,
    write: false,
    outfile: "program.js",
    format: "esm",
    platform: "neutral",
    target: "esnext",
    // Lowering anything asynchronous changes the order of things; no engine has decorators.
    supported: { decorators: false },
    keepNames: true,
    charset: "utf8",
    legalComments: "none",
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { target: "ESNext", useDefineForClassFields: true } },
  };
}

/** One file needs no plug-in, which would cost more than compiling it. */
function filesOf(program: Program, modules: Modules): BuildOptions {
  const contents = program.files[program.entry] ?? "";
  const files = Object.keys(program.files).length;
  if (files > 1 || !program.entry.endsWith(".ts") || /["']\.{1,2}\//.test(contents)) {
    return { entryPoints: [program.entry], plugins: [importsOf(program, modules)] };
  }
  const stdin = { contents, loader: "ts", sourcefile: program.entry } as const;
  return { stdin, external: Object.keys(modules) };
}

/** esbuild's own word for an import that leads nowhere does not say what may be imported. */
function ruled(diagnostic: Diagnostic): Diagnostic {
  const path = /^Could not resolve "(.*)"$/.exec(diagnostic.message)?.[1];
  return path === undefined ? diagnostic : { ...diagnostic, message: refusalOf(path) };
}

function finish(
  program: Program,
  modules: Modules,
  result: BuildResult<{ write: false }>,
  warnings: readonly Diagnostic[],
): Compiled {
  const text = (ending: string) =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  const map = new TraceMap(text(".js.map"));
  const code = keepBindings(text(".js"), map, program);
  const wrong: Refused[] = [];
  let kept: readonly Range[] = [];
  let instrumented: Instrumented;
  try {
    instrumented = instrument(code, {
      file: program.entry,
      sealed: program.graders !== undefined,
      before: (ast, edits) => {
        wrong.push(...takeRooms(ast, edits, modules));
        kept = keptNames(ast, code);
      },
    });
  } catch (error) {
    return refused([refusal(`Cannot prepare the program: ${reasonOf(error)}`)]);
  }
  const { edits } = instrumented;
  if (wrong.length > 0) return refused(wrong.map((one) => misplaced(one, edits, map, program)));
  const world = readScenario(program);
  if (world.kind === "wrong") return refused([world.diagnostic]);
  const script: Script = {
    code: `${instrumented.code}\n//# sourceURL=${scriptUrl}\n`,
    map: shiftMap(map, edits, sourcesOf(map, program)),
    sites: instrumented.sites.map((site) => placed(site, map, program)),
    inserted: leftOut(edits, kept),
    loops: instrumented.loops.map((loop) => placedLoop(loop, map, program)),
    ...(world.kind === "read" ? { scenario: world.scenario } : {}),
  };
  return { kind: "compiled", script, warnings };
}

/** The learner's files; `null` for what is none of them. */
function sourcesOf(map: TraceMap, program: Program): (string | null)[] {
  return map.sources.map((source) => {
    const file = source?.replace(`${OWN}:`, "");
    return file !== undefined && Object.hasOwn(program.files, file) ? file : null;
  });
}

/** esbuild maps an import as a whole: the name is looked for from there on. */
function misplaced(wrong: Refused, edits: Edits, map: TraceMap, program: Program): Diagnostic {
  const { line, column } = edits.position(wrong.offset);
  const found = originalPositionFor(map, { line, column: column - 1 });
  const file = found.source?.replace(`${OWN}:`, "") ?? program.entry;
  const lines = (program.files[file] ?? "").split("\n");
  const first = (found.line ?? 1) - 1;
  const at = lines.findIndex((text, index) => index >= first && text.includes(wrong.text));
  const lineText = lines[Math.max(at, 0)] ?? "";
  return {
    severity: "error",
    message: wrong.message,
    place: { file, line: Math.max(at, 0) + 1, column: lineText.indexOf(wrong.text) + 1 },
    length: wrong.text.length,
    lineText,
  };
}

/** The site where the learner wrote it. */
function placed({ text: made, ...site }: Site, map: TraceMap, program: Program): Site {
  const text = made.replace(dynamicImport, "import(…)");
  return { ...site, text, ...placeOf(site, map, program) };
}

function placedLoop(
  { at, then, ...position }: Omit<Loop, "file">,
  map: TraceMap,
  program: Program,
): Loop {
  return { at, then, ...placeOf(position, map, program) };
}

type Position = Omit<Place, "file">;

function placeOf({ line, column }: Position, map: TraceMap, program: Program): Place {
  const found = originalPositionFor(map, { line, column: column - 1 });
  const file = found.source?.replace(`${OWN}:`, "");
  if (file === undefined || !Object.hasOwn(program.files, file) || found.line === null) {
    return { file: program.entry, line: 1, column: 1 };
  }
  return { file, line: found.line, column: found.column + 1 };
}

/** Counts brackets wherever they stand: text that only looks deep is as rare. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "(" || character === "[" || character === "{") depth += 1;
    else if (character === ")" || character === "]" || character === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function refused(diagnostics: readonly Diagnostic[]): Compiled {
  return { kind: "refused", diagnostics };
}

function isFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  return error instanceof Error ? error.message : String(error);
}
