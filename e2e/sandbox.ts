// Runs programs in a page's sealed frame without any editor: the site's own client, put into the page
// as a script. What comes back is the whole trace.
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { run } from "../src/runner/node.ts";
import { defaults } from "../src/runner/options.ts";
import type { RunOptions, Script, TraceEvent } from "../src/runner/protocol.ts";
import { pageScript } from "./bundle.ts";

const entry = `
import { Client } from "./src/runner/client.ts";
let client;
globalThis.runInFrame = async (frameUrl, runtime, script, options) => {
  client ??= new Client({ frameUrl, runtime });
  return client.run(script, options).all();
};
`;

/** The site's client as a script; give it to `page.addScriptTag`. */
export function clientScript(): Promise<string> {
  return pageScript(entry);
}

export async function compiled(source: string | Record<string, string>): Promise<Script> {
  const { modules } = await buildRuntime();
  const files = typeof source === "string" ? { "main.ts": source } : source;
  const result = await compile({ entry: "main.ts", files }, modules);
  if (result.kind === "compiled") return result.script;
  throw new Error(`Cannot compile the program: ${result.diagnostics[0]?.message}`);
}

/** Where the built site serves the sealed frame: its hash is in its name. */
export function sandboxFrame(): string {
  const frame = readdirSync("dist/engine/frames").find((name) => /^sandbox-\w+\.html$/.test(name));
  if (frame) return `/engine/frames/${frame}`;
  throw new Error("Cannot try the sandbox: the site in dist/ has no frame, build it first");
}

/** The trace of a run in the page's frame. */
export async function inFrame(
  page: Page,
  script: Script,
  options: RunOptions = defaults,
): Promise<TraceEvent[]> {
  const { code } = await buildRuntime();
  return page.evaluate(
    ([frame, runtime, program, how]) =>
      (globalThis as unknown as Hooked).runInFrame(frame, runtime, program, how),
    [sandboxFrame(), code, script, options] as const,
  );
}

/** The trace of a run in a Node worker. */
export async function inNode(
  script: Script,
  options: RunOptions = defaults,
): Promise<readonly TraceEvent[]> {
  return run(script, options).all();
}

interface Hooked {
  runInFrame(
    frameUrl: string,
    runtime: string,
    script: Script,
    options: RunOptions,
  ): Promise<TraceEvent[]>;
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}

/** A page with the client in it, for programs that run in the frame without an editor. */
export async function openClient(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto("");
  await page.addScriptTag({ content: await clientScript() });
  return page;
}
