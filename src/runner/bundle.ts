// The sandbox and the library as one classic script, for every worker that runs a program: built with
// esbuild, carrying the context but not told apart in frames. Kept on disk by the hash of all that it
// is made of, so that only a change of the sources costs a build.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild-wasm";
import type { Modules } from "./imports.ts";
import { Shelf } from "./shelf.ts";

export interface Runtime {
  readonly code: string;
  /** What each importable module exports. */
  readonly modules: Modules;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = "src/sandbox/main.ts";
const first = "src/sandbox/contextearly.ts";
const rooms = { asyncio: "src/asyncio/index.ts", checks: "src/sandbox/checks.ts" } as const;
/** What stacks call the script, in every engine. */
const scriptUrl = "interleave:///runtime.js";

const shelf = new Shelf("runtime");

let built: Promise<Runtime> | undefined;

export function buildRuntime(): Promise<Runtime> {
  built ??= findRuntime();
  return built;
}

async function findRuntime(): Promise<Runtime> {
  const hash = await hashSources();
  const name = `${hash}.json`;
  const kept = shelf.read(name);
  if (kept !== null) return JSON.parse(kept.toString()) as Runtime;
  const runtime = await build();
  // Sources that changed meanwhile made something that is neither the one nor the other.
  if (hash === (await hashSources())) shelf.keep(name, JSON.stringify(runtime));
  return runtime;
}

/** Everything that decides what the runtime is; tests do not. */
async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const sources = ["src/asyncio", "src/sandbox"].flatMap(async (folder) => {
    const names = await readdir(join(root, folder), { recursive: true });
    return names.filter(isSource).map((name) => join(folder, name));
  });
  const own = ["bundle", "instrument", "walk", "scan", "syntax", "notes", "edits"];
  const printing = ["layout", "table", "text", "value"];
  const files = [
    "package.json",
    ...printing.map((name) => `src/trace/${name}.ts`),
    ...own.map((name) => `src/runner/${name}.ts`),
    ...(await Promise.all(sources)).flat().sort(),
  ];
  const texts = await Promise.all(files.map((file) => readFile(join(root, file))));
  for (const [index, text] of texts.entries()) hash.update(`${files[index]}\n`).update(text);
  return hash.digest("hex").slice(0, 20);
}

function isSource(name: string): boolean {
  return name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("parity/");
}

async function build(): Promise<Runtime> {
  const [{ build: bundle }, { instrument }] = await Promise.all([
    import("esbuild-wasm"),
    import("./instrument.ts"),
  ]);
  const common = commonOptions();
  const [script, modules] = await Promise.all([
    bundle({
      ...common,
      entryPoints: [entry],
      inject: [first],
      format: "iife",
      keepNames: true,
      // Every page loads it and every worker parses it; names stay, for stacks.
      minifyWhitespace: true,
      minifySyntax: true,
    }),
    bundle({
      ...common,
      entryPoints: present(),
      format: "esm",
      outdir: "modules",
      metafile: true,
    }),
  ]);
  const code = cheaplyNamed(script.outputFiles[0]?.text ?? "");
  const { code: text } = instrument(code, { sourceType: "script", frames: false });
  return {
    code: `${text}\n//# sourceURL=${scriptUrl}\n`,
    modules: exportsOf(modules.metafile.outputs),
  };
}

function commonOptions(): BuildOptions & { write: false } {
  return {
    absWorkingDir: root,
    bundle: true,
    write: false,
    target: "esnext",
    platform: "neutral",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    conditions: ["sandbox"],
    alias: aliases(),
    tsconfigRaw: { compilerOptions: { target: "ESNext", useDefineForClassFields: true } },
  };
}

/** esbuild names every function anew; nearly all have their name, and keep what they are made of. */
function cheaplyNamed(code: string): string {
  const helper = /\b__name\s*=\s*\(target,\s*value\)\s*=>\s*/;
  if (!helper.test(code))
    throw new Error("Cannot build the runtime: esbuild's __name is not there");
  return code.replace(helper, "$&target.name===value?target:");
}

function present(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rooms).filter(([, path]) => existsSync(join(root, path))),
  );
}

function aliases(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(present()).map(([name, path]) => [name, join(root, path)]),
  );
}

function exportsOf(
  outputs: Readonly<Record<string, { readonly exports: readonly string[] }>>,
): Modules {
  const names = (room: string) => outputs[`modules/${room}.js`]?.exports ?? [];
  return { asyncio: names("asyncio"), checks: names("checks") };
}
