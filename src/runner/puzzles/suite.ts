// Runs files of the conformance suite, each plain and with its notes inserted, in a fresh realm per
// run, and tells where the two differ. A process of its own: a few tests bring the engine down.
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import vm from "node:vm";
import { install } from "../../sandbox/contextnotes.ts";
import { instrument } from "../instrument.ts";

export interface SuiteJob {
  readonly root: string;
  readonly files: readonly string[];
}

/** What this process tells: which run begins, and how both runs of a file's variant ended. */
export type SuiteMessage =
  | { readonly type: "begins"; readonly file: string; readonly mode: Mode }
  | {
      readonly type: "ran";
      readonly file: string;
      readonly plain: string;
      /** `null` when the parser of the notes does not know the syntax. */
      readonly instrumented: string | null;
    };

interface Meta {
  readonly flags: ReadonlySet<string>;
  readonly includes: readonly string[];
}

export type Mode = "plain" | "instrumented";
type Source = "script" | "module";

let root = "";
const nothing = () => {};
const hooks = {
  frameEntered: nothing,
  frameSuspended: nothing,
  frameResumed: nothing,
  frameExited: nothing,
};
const longest = 2000;
process.on("unhandledRejection", nothing);
process.on("uncaughtException", nothing);

class Unparsed extends Error {}

function metaOf(text: string): Meta {
  const header = /\/\*---([\s\S]*?)---\*\//.exec(text)?.[1] ?? "";
  const list = (key: string) => {
    const inline = new RegExp(`^${key}:\\s*\\[(.*)\\]`, "m").exec(header)?.[1];
    if (inline !== undefined) return inline.split(",").map((item) => item.trim());
    const block = new RegExp(`^${key}:\\s*\\n((?:\\s+- .*\\n?)+)`, "m").exec(header)?.[1] ?? "";
    return [...block.matchAll(/- (.*)/g)].map((match) => match[1]?.trim() ?? "");
  };
  return { flags: new Set(list("flags")), includes: list("includes") };
}

function prepared(text: string, mode: Mode, sourceType: Source): string {
  if (mode === "plain") return text;
  try {
    return instrument(text, { sourceType }).code;
  } catch (error) {
    throw new Unparsed(String(error));
  }
}

/** A fresh realm with the suite's harness; `finished` tells how an asynchronous test ended. */
function makeRealm(meta: Meta, mode: Mode): { context: vm.Context; finished: Promise<string> } {
  const context = vm.createContext({});
  const { promise: finished, resolve: finish } = Promise.withResolvers<string>();
  const global = vm.runInContext("globalThis", context) as typeof globalThis;
  Object.assign(context, {
    print: (line: unknown) => finish(String(line)),
    setTimeout,
    $262: {
      global,
      gc: nothing,
      agent: {},
      evalScript: (code: string) => vm.runInContext(code, context),
    },
  });
  if (mode === "instrumented") install(global, hooks);
  const includes = meta.flags.has("raw")
    ? []
    : ["assert.js", "sta.js", "doneprintHandle.js", ...meta.includes];
  for (const name of new Set(includes)) vm.runInContext(harness(name, mode), context);
  return { context, finished };
}

const harnesses = new Map<string, string>();
function harness(name: string, mode: Mode): string {
  const key = `${mode} ${name}`;
  let text = harnesses.get(key);
  if (text === undefined) {
    text = prepared(readFileSync(join(root, "harness", name), "utf8"), mode, "script");
    harnesses.set(key, text);
  }
  return text;
}

/** Ends in any case: a test may wait for what never comes. */
async function runOnce(file: string, text: string, meta: Meta, mode: Mode): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(done, longest, "never finished");
  });
  try {
    return await Promise.race([runTest(file, text, meta, mode), late]);
  } catch (error) {
    if (error instanceof Unparsed) throw error;
    return String(error).replace(/\$\$(?:\d+_)?\w+\(\.\.\.\)/g, "(intermediate value)");
  } finally {
    clearTimeout(timer);
  }
}

async function runTest(file: string, text: string, meta: Meta, mode: Mode): Promise<string> {
  const { context, finished } = makeRealm(meta, mode);
  const filename = join(root, file);
  if (meta.flags.has("module")) {
    await evaluateModule(filename, text, context, mode);
  } else {
    const importModuleDynamically = (name: string) =>
      linked(join(dirname(filename), name), context, mode, new Map());
    const script = new vm.Script(prepared(text, mode, "script"), {
      filename,
      importModuleDynamically,
    });
    script.runInContext(context, { timeout: longest });
  }
  if (!meta.flags.has("async")) {
    await new Promise((done) => setImmediate(done));
    return "passed";
  }
  const line = await finished;
  return line === "Test262:AsyncTestComplete" ? "passed" : line;
}

async function evaluateModule(
  path: string,
  text: string,
  context: vm.Context,
  mode: Mode,
): Promise<void> {
  const modules = new Map<string, Promise<vm.SourceTextModule>>();
  const module = makeModule(path, text, context, mode, modules);
  modules.set(path, Promise.resolve(module));
  await module.link((name, from) =>
    load(resolve(dirname(from.identifier), name), context, mode, modules),
  );
  await module.evaluate({ timeout: longest });
}

function makeModule(
  path: string,
  text: string,
  context: vm.Context,
  mode: Mode,
  modules: Map<string, Promise<vm.SourceTextModule>>,
): vm.SourceTextModule {
  return new vm.SourceTextModule(prepared(text, mode, "module"), {
    context,
    identifier: path,
    importModuleDynamically: (name) => linked(resolve(dirname(path), name), context, mode, modules),
  });
}

function load(
  path: string,
  context: vm.Context,
  mode: Mode,
  modules: Map<string, Promise<vm.SourceTextModule>>,
): Promise<vm.SourceTextModule> {
  let module = modules.get(path);
  if (!module) {
    module = loadFile(path, context, mode, modules);
    modules.set(path, module);
  }
  return module;
}

async function loadFile(
  path: string,
  context: vm.Context,
  mode: Mode,
  modules: Map<string, Promise<vm.SourceTextModule>>,
): Promise<vm.SourceTextModule> {
  const text = readFileSync(path, "utf8");
  try {
    return makeModule(path, text, context, mode, modules);
  } catch (error) {
    // A fixture that is no program is the engine's to refuse.
    if (error instanceof Unparsed) return makeModule(path, text, context, "plain", modules);
    throw error;
  }
}

async function linked(
  path: string,
  context: vm.Context,
  mode: Mode,
  modules: Map<string, Promise<vm.SourceTextModule>>,
): Promise<vm.SourceTextModule> {
  const module = await load(path, context, mode, modules);
  if (module.status === "unlinked") {
    await module.link((name, from) =>
      load(resolve(dirname(from.identifier), name), context, mode, modules),
    );
  }
  await module.evaluate({ timeout: longest });
  return module;
}

/** The texts that the suite wants run: as it is, and in strict mode, unless it says otherwise. */
function variants(text: string, { flags }: Meta): readonly string[] {
  if (flags.has("raw") || flags.has("module") || flags.has("noStrict")) return [text];
  const strict = `"use strict";\n${text}`;
  return flags.has("onlyStrict") ? [strict] : [text, strict];
}

function tell(message: SuiteMessage): Promise<void> {
  // Waited for, because the next run may be the end of this process.
  return new Promise((done) => process.send?.(message, () => done()));
}

async function runFile(file: string): Promise<void> {
  const text = readFileSync(join(root, file), "utf8");
  const meta = metaOf(text);
  for (const variant of variants(text, meta)) {
    await tell({ type: "begins", file, mode: "plain" });
    const plain = await runOnce(file, variant, meta, "plain");
    await tell({ type: "begins", file, mode: "instrumented" });
    let instrumented: string | null = null;
    try {
      instrumented = await runOnce(file, variant, meta, "instrumented");
    } catch (error) {
      // What the engine refuses as well is no difference.
      if (plain.startsWith("SyntaxError")) instrumented = plain;
      else if (!(error instanceof Unparsed)) throw error;
    }
    await tell({ type: "ran", file, plain, instrumented });
  }
}

process.once("message", async (job: SuiteJob) => {
  root = job.root;
  for (const file of job.files) await runFile(file);
  process.disconnect();
});
