// The engine's big files as Vite knows files: each gets the hash of its content into its name, so that
// a browser keeps it for ever, and the scripts of the page know what it is called.
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { declarations, framePages, runtime } from "../runner/build.ts";

const name = "virtual:engine-files";
const folder = "node_modules/.cache/interleave/engine";

export function engineFiles(): Plugin {
  return {
    name: "interleave:engine-files",
    resolveId(source) {
      return source === name ? `\0${name}` : null;
    },
    async load(id) {
      if (id !== `\0${name}`) return null;
      const [{ code, modules }, types, frames] = await Promise.all([
        runtime(),
        declarations(),
        framePages(),
      ]);
      mkdirSync(folder, { recursive: true });
      return [
        exported("runtimeUrl", "runtime.js", code),
        exported("modulesUrl", "modules.json", JSON.stringify(modules)),
        exported("typesUrl", "types.json", JSON.stringify(types)),
        // These two are pages: what else has a hash in its name may not be shown in a frame.
        `export const sandboxFrame = "frames/${frames.sandbox.name}.html";`,
        `export const pythonFrame = "frames/${frames.python.name}.html";`,
      ].join("\n");
    },
  };
}

/** `no-inline`: what is small would travel within the script otherwise. */
function exported(as: string, file: string, text: string): string {
  const path = resolve(folder, file);
  writeFileSync(path, text);
  return `export { default as ${as} } from ${JSON.stringify(`${path}?url&no-inline`)};`;
}
