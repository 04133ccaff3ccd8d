// A file of this room, with all that it imports, as one classic script for a page or a worker. Node only.
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild-wasm";

export async function classicScript(file: string, options: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "esnext",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? "";
}
