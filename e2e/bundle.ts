// A module that stands in a text, with all that it imports, as one script for a page. Paths in it begin
// at the project's folder.
import { build } from "esbuild-wasm";

export async function pageScript(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: "iife",
    target: "esnext",
    platform: "browser",
  });
  const script = outputFiles[0];
  if (!script) throw new Error("Cannot make a script for the page: esbuild gave no file");
  return script.text;
}
