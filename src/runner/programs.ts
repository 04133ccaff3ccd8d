// A program's own files that it starts as processes: `node worker.ts`. Those that a string of the program
// names are compiled as programs of their own; a program that names none costs nothing more.
import type { Modules } from "./imports.ts";
import type { Compiled, Diagnostic, Program, Script } from "./protocol.ts";

type CompileOne = (program: Program, modules: Modules) => Promise<Compiled>;
type Done = Compiled & { readonly kind: "compiled" };

/** What esbuild says of the file that follows. */
const comment = /\/\/ \S+$/gm;
/** A path that Node would run, between what can stand around it. */
const name = /["'`\s/]((?:[\w-]+\/)*[\w.-]+\.m?[jt]s)(?=["'`\s;|&<>)])/g;

export async function withPrograms(
  program: Program,
  modules: Modules,
  compiled: Done,
  compile: CompileOne,
): Promise<Compiled> {
  const sources = ownSources(program);
  const names = namedIn(compiled.script.code, sources);
  if (names.length === 0) return compiled;
  const scripts: Record<string, Script> = {};
  const warnings = [...compiled.warnings];
  for (const entry of names) {
    const one =
      entry === program.entry ? compiled : await compile({ entry, files: sources }, modules);
    if (one.kind === "refused") return one;
    const { scenario: _, ...script } = one.script;
    scripts[entry] = script;
    warnings.push(...one.warnings.filter((warning) => !isAmong(warnings, warning)));
  }
  const script = { ...compiled.script, programs: { scripts, sources } };
  return { kind: "compiled", script, warnings };
}

/** All but the files that judge it. */
function ownSources({ files, graders = [] }: Program): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !graders.includes(name)));
}

/** Comments are gone from the compiled code, but for those that say which file follows. */
function namedIn(made: string, sources: Readonly<Record<string, string>>): string[] {
  if (!mayStart(Object.values(sources))) return [];
  const names = new Set(namesIn(made.replace(comment, "")));
  return Object.keys(sources).filter((name) => names.has(name));
}

/** Whether one of these texts can start a process at all. */
export function mayStart(texts: readonly string[]): boolean {
  return texts.some((text) => text.includes("createSubprocess"));
}

/** Everything in a text that may name a file to run: `worker.ts` in `"node ./worker.ts x"`. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(name)].map(([, found = ""]) => found);
}

function isAmong(warnings: readonly Diagnostic[], { message, place }: Diagnostic): boolean {
  return warnings.some(
    (one) =>
      one.message === message && one.place?.file === place?.file && one.place?.line === place?.line,
  );
}
