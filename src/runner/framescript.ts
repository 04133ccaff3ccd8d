// The sealed frame's script as one classic script, built from frame.ts. Node only.
import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";

export async function buildFrame(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./frame.ts", import.meta.url))],
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
  return result.outputFiles[0]?.text ?? "";
}
