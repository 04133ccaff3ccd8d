// The type declarations of the modules a program may import, as the editor needs them: one text a
// file, made by TypeScript from the library's source, doc comments and all.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";

/** What a file finds that the program starts as a process: as much of Node's as there is here. */
const ownProcess = `
interface ProcessStream {
  readonly isTTY: boolean;
  /** False when so much is on its way that a writer should wait for \`drain\`. */
  write(chunk: string | Uint8Array, written?: (error?: Error | null) => void): boolean;
  end(chunk?: string | Uint8Array): this;
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  readonly writableHighWaterMark: number;
  on(event: "drain", listener: () => void): this;
  on(event: "error", listener: (error: Error & { readonly code?: string }) => void): this;
  once(event: "drain", listener: () => void): this;
  once(event: "error", listener: (error: Error & { readonly code?: string }) => void): this;
  off(event: "drain" | "error", listener: (...told: any[]) => void): this;
}
/** What is read from it are bytes, or texts after \`setEncoding\`. */
interface ProcessInput extends AsyncIterable<any> {
  readonly isTTY: boolean;
  setEncoding(encoding?: "utf8" | "utf-8"): this;
  pause(): this;
  resume(): this;
  on(event: "data", listener: (chunk: any) => void): this;
  on(event: "end" | "close", listener: () => void): this;
  once(event: "data", listener: (chunk: any) => void): this;
  once(event: "end" | "close", listener: () => void): this;
  off(event: "data" | "end" | "close", listener: (...told: any[]) => void): this;
}
/** In a file that runs as a process: \`node worker.ts\`. A program that nobody started has none. */
declare const process: {
  /** Where Node is, the file's path, and then what it was given. */
  readonly argv: string[];
  readonly env: Record<string, string | undefined>;
  readonly pid: number;
  readonly platform: string;
  readonly execPath: string;
  readonly stdin: ProcessInput;
  readonly stdout: ProcessStream;
  readonly stderr: ProcessStream;
  exitCode: number | string | null | undefined;
  cwd(): string;
  /** Ends it at once. */
  exit(code?: number | string | null): never;
  on(event: "exit", listener: (code: number) => void): typeof process;
  on(event: \`SIG\${string}\`, listener: (signal: string, number: number) => void): typeof process;
  once(event: "exit", listener: (code: number) => void): typeof process;
  once(event: \`SIG\${string}\`, listener: (signal: string, number: number) => void): typeof process;
  off(event: "exit" | \`SIG\${string}\`, listener: (...told: any[]) => void): typeof process;
};
`;

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
${ownProcess}`;

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
