import { expect, type Page, test } from "@playwright/test";
import { compile } from "../src/runner/compile.node.ts";
import { instrument } from "../src/runner/instrument.ts";
import { corpus } from "../src/runner/puzzles/all.ts";
import type { Played } from "../src/runner/puzzles/play.ts";
import type { Puzzle } from "../src/runner/puzzles/puzzle.ts";
import { pageScript } from "./bundle.ts";

/** A worker's script that plays what it is sent, once. */
const player = `
import { install } from "./src/sandbox/contextnotes.ts";
import { makeProxy } from "./src/sandbox/natives.ts";
import { loadModule, playAll } from "./src/runner/puzzles/play.ts";
const nothing = () => {};
const hooks = { frameEntered: nothing, frameSuspended: nothing, frameResumed: nothing, frameExited: nothing };
self.addEventListener("unhandledrejection", (event) => event.preventDefault());
self.onmessage = async ({ data }) => {
  if (data.noted) {
    install(globalThis, hooks);
    globalThis.Proxy = makeProxy();
  }
  self.postMessage(await playAll(data.puzzles, loadModule));
};
`;

function play(page: Page, script: string, puzzles: readonly Puzzle[], noted: boolean) {
  return page.evaluate(
    ({ script, puzzles, noted }) => {
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      return new Promise<Played[]>((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data as Played[]);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage({ puzzles, noted });
      });
    },
    { script, puzzles, noted },
  );
}

async function compiledPuzzles(): Promise<Puzzle[]> {
  const made: Puzzle[] = [];
  for (const { name, code } of corpus) {
    const modules = { asyncio: [], checks: [] };
    const compiled = await compile({ entry: "main.js", files: { "main.js": code } }, modules);
    if (compiled.kind === "refused") throw new Error(`Cannot compile ${name}`);
    made.push({ name, code: compiled.script.code });
  }
  return made;
}

test("every ordering puzzle prints the same plain, instrumented and compiled", async ({ page }) => {
  await page.goto("data:text/html,<title>puzzles</title>");
  const script = await pageScript(player);
  const plain = await play(page, script, corpus, false);
  const noted = corpus.map(({ name, code }) => ({ name, code: instrument(code).code }));
  expect(plain).toHaveLength(corpus.length);
  expect(await play(page, script, noted, true)).toEqual(plain);
  expect(await play(page, script, await compiledPuzzles(), true)).toEqual(plain);
});
