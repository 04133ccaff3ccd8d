// The Python worker's runtime as one classic script, and the files of the interpreter that go with it,
// packed as they are served. Node only.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { classicScript } from "./classicscript.ts";
import type { Supplies } from "./protocol.ts";
import { readLoop, readTrace } from "./pythontext.ts";

export interface PythonFile {
  readonly name: keyof Supplies;
  /** Packed with raw deflate. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const folder = dirname(createRequire(import.meta.url).resolve("pyodide"));
const names: Readonly<Record<keyof Supplies, string>> = {
  module: "pyodide.asm.mjs",
  wasm: "pyodide.asm.wasm",
  library: "python_stdlib.zip",
};

/** Which Pyodide it is: a new one has new addresses. */
export async function pythonVersion(): Promise<string> {
  const manifest = await readFile(join(folder, "package.json"), "utf8");
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

export async function packPython(): Promise<readonly PythonFile[]> {
  const files = Object.entries(names) as [keyof Supplies, string][];
  return Promise.all(
    files.map(async ([name, file]) => ({
      name,
      bytes: new Uint8Array(deflateRawSync(await readFile(join(folder, file)), { level: 9 })),
    })),
  );
}

export async function buildPython(): Promise<string> {
  const [loop, trace, lock] = await Promise.all([readLoop(), readTrace(), readLock()]);
  return classicScript("./pythonworker.ts", {
    external: ["node:*", "ws"],
    define: {
      LOOP_TEXT: JSON.stringify(loop),
      TRACE_TEXT: JSON.stringify(trace),
      LOCK_TEXT: JSON.stringify(JSON.stringify({ info: lock.info, packages: {} })),
    },
  });
}

interface Lock {
  readonly info: unknown;
}

async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(join(folder, "pyodide-lock.json"), "utf8")) as Lock;
}
