// The type declarations of the modules a program may import, as the editor needs them: one text a
// file, made by TypeScript from the library's source, doc comments and all.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** Path under `node_modules/` → text: `asyncio/index.d.ts`, `asyncio/task.d.ts` … */
export function makeDeclarations(root: string): Record<string, string> {
  const folder = resolve(root, "src/asyncio");
  const texts: Record<string, string> = {};
  const program = ts.createProgram([resolve(folder, "index.ts")], options(root));
  const { diagnostics } = program.emit(undefined, (file, text) => {
    if (!file.startsWith(`${folder}/`)) return;
    texts[`asyncio/${file.slice(folder.length + 1)}`] = text;
  });
  const first = diagnostics[0];
  if (first) {
    const message = ts.flattenDiagnosticMessageText(first.messageText, "\n");
    throw new Error(`Cannot make the declarations of asyncio: ${message}`);
  }
  if (!texts["asyncio/index.d.ts"]) {
    throw new Error(`Cannot make the declarations of asyncio: ${pathToFileURL(folder)} gave none`);
  }
  return texts;
}

function options(root: string): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [resolve(root, "node_modules/@types")],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
  };
}
