// Two pages of one origin: programs attack the frame of the one, questions are asked through the other.
// The browser's driver gives a page up as soon as a frame in it dies, though the page itself lives on.
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { build } from "esbuild-wasm";
import { buildRuntime } from "../../src/runner/bundle.ts";
import type { RunOptions, Script } from "../../src/runner/protocol.ts";
import { sandboxFrame } from "../sandbox.ts";
import type { Fared } from "./meter.ts";
import type { Asked, Brief, Question, Told } from "./page.ts";
import type { Played } from "./player.ts";

export interface Field {
  readonly page: Page;
  run(script: Script, options: RunOptions): Promise<Brief>;
  /** Writes a program into the page's playground, as a reader would, and runs it there. */
  play(source: string): Promise<Played>;
  /** Lets the page be, for comparison. */
  rest(milliseconds: number): Promise<Fared>;
  /** Everything that the page keeps. */
  keeps(): Promise<string>;
  close(): Promise<void>;
}

/** `path` is the attacked page: one that runs nothing by itself. */
export async function openField(
  browser: Browser,
  path = "glossary/",
  options: BrowserContextOptions = {},
): Promise<Field> {
  const context = await browser.newContext(options);
  const [asker, page] = [await context.newPage(), await context.newPage()];
  await asker.goto("404.html");
  await page.goto(path);
  await page.evaluate(() => localStorage.setItem("kept", "mine"));
  await attend(page);
  const ask = (what: Question) => askThrough(asker, what);
  return {
    page,
    run: async (script, options) => (await ask({ kind: "run", script, options })) as Brief,
    play: async (source) => (await ask({ kind: "play", source })) as Played,
    rest: async (milliseconds) => (await ask({ kind: "rest", milliseconds })) as Fared,
    keeps: async () => (await ask({ kind: "keeps" })) as string,
    close: () => context.close(),
  };
}

/** Evaluated by the browser itself, so that no policy of the page has to be lifted. */
async function attend(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["e2e/hostile/page.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "hostile",
    target: "esnext",
  });
  const { code } = await buildRuntime();
  const script = outputFiles[0]?.text ?? "";
  expect(script).not.toBe("");
  await page.evaluate(
    `${script}\nhostile.attend(${JSON.stringify(code)}, ${JSON.stringify(sandboxFrame())});`,
  );
}

let asked = 0;

function askThrough(asker: Page, what: Question): Promise<Told["answer"]> {
  asked += 1;
  const question: Asked = { id: asked, what };
  return asker.evaluate((question) => {
    const told = new BroadcastChannel("told");
    return new Promise<Told["answer"]>((resolve) => {
      told.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.id === question.id) resolve(data.answer);
      };
      new BroadcastChannel("asked").postMessage(question);
    }).finally(() => told.close());
  }, question);
}
