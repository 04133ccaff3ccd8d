// What the site's build asks of the runner: compiled examples, their recorded runs, the built
// runtime. The runner is loaded by Node itself, not by Vite: it finds its sources by their place.
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { defaults } from "./options.ts";
import type { Script, TraceEvent } from "./protocol.ts";
import type { PythonFile } from "./pythonscript.ts";
import { sandboxPage } from "./sandboxpage.ts";

export interface Recorded {
  readonly script: Script;
  readonly events: readonly TraceEvent[];
}

export interface Runtime {
  readonly code: string;
  readonly modules: Readonly<Record<"asyncio" | "checks", readonly string[]>>;
}

const recorded = new Map<string, Promise<Recorded>>();

/** The sandbox and the library as one script, and the names that programs may import. */
export async function runtime(): Promise<Runtime> {
  const { buildRuntime } = await native<typeof import("./bundle.ts")>("bundle.ts");
  return buildRuntime();
}

/** The script of the sealed frame. */
export function frameScript(): Promise<string> {
  return script("./frame.ts");
}

/** The site's service worker. */
export function offlineScript(): Promise<string> {
  return script("./offline.worker.ts");
}

async function script(file: string): Promise<string> {
  return (await native<typeof import("./classicscript.ts")>("classicscript.ts")).classicScript(
    file,
  );
}

export interface FramePage {
  /** Holds the hash of the page. */
  readonly name: string;
  readonly page: string;
}

/** The pages of the sealed frames: WebAssembly may be compiled only where an interpreter is made of it. */
export async function framePages(): Promise<Readonly<Record<"sandbox" | "python", FramePage>>> {
  const script = await frameScript();
  const named = (kind: string, page: string) => {
    const hash = createHash("sha256").update(page).digest("hex").slice(0, 12);
    return { name: `${kind}-${hash}`, page };
  };
  return {
    sandbox: named("sandbox", sandboxPage(script)),
    python: named("python", sandboxPage(script, { wasm: true })),
  };
}

export interface PythonPack {
  readonly files: readonly (PythonFile & { readonly path: string })[];
}

/** The script of a Python program's worker. */
export async function pythonRuntime(): Promise<string> {
  return (await native<typeof import("./pythonscript.ts")>("pythonscript.ts")).buildPython();
}

let pack: Promise<PythonPack> | undefined;

/** CPython, packed as it is served: every file has its version in its path. */
export function pythonPack(): Promise<PythonPack> {
  pack ??= makePythonPack();
  return pack;
}

async function makePythonPack(): Promise<PythonPack> {
  const script = await native<typeof import("./pythonscript.ts")>("pythonscript.ts");
  const version = await script.pythonVersion();
  const files = await script.packPython();
  return { files: files.map((file) => ({ ...file, path: `${file.name}-${version}` })) };
}

/** The events of a Python program, run on CPython in Node. */
export async function recordPython(source: string): Promise<readonly TraceEvent[]> {
  return (await native<typeof import("./python.node.ts")>("python.node.ts")).tracePython(source);
}

/** What the library's doc comments say of its names, in a sentence each. */
export async function libraryDocs(): Promise<ReadonlyMap<string, string>> {
  return (await native<typeof import("./docs.ts")>("docs.ts")).readDocs(process.cwd());
}

/** The library's declarations for the editor, by their path under `node_modules/`. */
export async function declarations(): Promise<Record<string, string>> {
  const module = await native<typeof import("./declarations.ts")>("declarations.ts");
  return module.makeDeclarations(process.cwd());
}

/** Compiles an example and runs it, once for each text. An example that is refused stops the build. */
export function record(id: string, source: string): Promise<Recorded> {
  const key = `${id}\n${source}`;
  let run = recorded.get(key);
  if (!run) {
    run = compileAndRun(id, source);
    recorded.set(key, run);
  }
  return run;
}

/** The runs of an example under several schedules, in their order. */
export async function recordUnder(
  id: string,
  source: string,
  schedules: readonly number[],
): Promise<(readonly TraceEvent[])[]> {
  const { script } = await record(id, source);
  const runs: (readonly TraceEvent[])[] = [];
  for (const schedule of schedules) runs.push(await eventsOf(script, schedule));
  return runs;
}

async function compileAndRun(id: string, source: string): Promise<Recorded> {
  const { compile } = await native<typeof import("./compile.node.ts")>("compile.node.ts");
  const { modules } = await runtime();
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") {
    const first = compiled.diagnostics[0];
    throw new Error(
      `Cannot compile content/${id}.ts: line ${first?.place?.line ?? "?"}: ${first?.message}`,
    );
  }
  return { script: compiled.script, events: await eventsOf(compiled.script, 0) };
}

async function eventsOf(script: Script, schedule: number): Promise<readonly TraceEvent[]> {
  const { run } = await native<typeof import("./node.ts")>("node.ts");
  return run(script, { ...defaults, schedule }).all();
}

function native<Module>(file: string): Promise<Module> {
  const url = pathToFileURL(`${process.cwd()}/src/runner/${file}`).href;
  return import(/* @vite-ignore */ url) as Promise<Module>;
}
