// The type declarations of the modules a program may import, as the editor needs them: one text a
// file, made by TypeScript from the library's source, doc comments and all.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** What the sandbox lays into a program's world besides what engines have. */
const globals = `/** Values that follow the program through awaits, callbacks and tasks (TC39 proposal). */
declare namespace AsyncContext {
  class Variable<T> {
    constructor(options?: { readonly name?: string; readonly defaultValue?: T });
    readonly name: string;
    /** The value of the innermost \`run\` around what runs now, else the default. */
    get(): T | undefined;
    /** Calls \`body\`; in it, and in all that it starts, this variable has \`value\`. */
    run<A extends unknown[], R>(value: T, body: (...args: A) => R, ...args: A): R;
  }
  /** The values of all variables at the moment it was made. */
  class Snapshot {
    run<A extends unknown[], R>(body: (...args: A) => R, ...args: A): R;
    /** \`body\`, always called with the values of now. */
    static wrap<A extends unknown[], R>(body: (...args: A) => R): (...args: A) => R;
  }
}
`;

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
  return { ...texts, "interleave/globals.d.ts": globals };
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
