// The site's service worker as one classic script, built from offline.worker.ts. Node only.
import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";

export async function buildOffline(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./offline.worker.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    target: "esnext",
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    tsconfigRaw: {},
  });
  return result.outputFiles[0]?.text ?? "";
}
