// The frame's one script: frame.ts and what it imports, as a classic script.
import { fileURLToPath } from "node:url";
import { build } from "esbuild-wasm";

export async function buildFrameScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./frame.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    minify: true,
    legalComments: "none",
  });
  const script = outputFiles[0];
  if (!script) throw new Error("Cannot build the frame's script: esbuild gave no file");
  return script.text;
}
