// esbuild turns the `let`, `const` and class bindings of a bundle's top level into `var`, so that using
// one too early gives `undefined` where every engine throws. This puts `let` back: as long as `var`,
// so no position moves. (Assigning to a `const` is refused by esbuild itself.)
import { originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import { OWN } from "./imports.ts";
import type { Program } from "./protocol.ts";

/** esbuild indents all but the top level. */
const topLevel = /^var /gm;
const lexical = /^(?:export\s+)?(?:default\s+)?(?:let|const(?!\s+enum)|class|abstract\s+class)\b/;

export function keepBindings(code: string, map: TraceMap, program: Program): string {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const found = lines.get(file) ?? (program.files[file] ?? "").split(/\r\n|[\n\r\u2028\u2029]/);
    lines.set(file, found);
    return found;
  };
  let line = 1;
  let counted = 0;
  return code.replace(topLevel, (text, offset: number) => {
    for (; counted < offset; counted += 1) if (code[counted] === "\n") line += 1;
    const found = originalPositionFor(map, { line, column: 0 });
    const file = found.source?.replace(`${OWN}:`, "");
    if (file === undefined || found.line === null) return text;
    const source = linesOf(file)[found.line - 1]?.slice(found.column) ?? "";
    return lexical.test(source) ? "let " : text;
  });
}
