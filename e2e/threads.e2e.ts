// Threads and processes in a page's sealed frame: the same trace as in Node, event for event.
import { expect, type Page, test } from "@playwright/test";
import { defaults } from "../src/runner/options.ts";
import { compiled, inFrame, inNode, openClient, read } from "./sandbox.ts";

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await openClient(browser);
});

test.afterAll(() => page.context().close());

test("a program with threads and processes leaves the same trace in Chromium and in Node", async () => {
  const script = await compiled(read("src/sandbox/programs/threads.ts"));
  for (const schedule of [0, 3]) {
    const here = await inFrame(page, script, { ...defaults, schedule });
    expect(here.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
    expect(here).toEqual(await inNode(script, { ...defaults, schedule }));
  }
});

test("every command line is answered alike in Chromium and in Node", async () => {
  const source = read("src/sandbox/programs/shells.ts");
  const script = await compiled(`${source}
import { run } from "asyncio";
for (const one of await run(() => answers("/tmp", { PATH: "/bin" }))) console.log(JSON.stringify(one));`);
  const here = await inFrame(page, script);
  expect(here.filter(({ type }) => type === "console").length).toBeGreaterThan(90);
  expect(here).toEqual(await inNode(script));
});

test("no thread outlives its run", async () => {
  const script = await compiled(`import { ThreadPoolExecutor } from "asyncio";
const pool = new ThreadPoolExecutor({ maxWorkers: 4 });
for (let n = 0; n < 4; n++) pool.submit(() => { for (;;); });
throw new Error("over");`);
  const events = await inFrame(page, script);
  expect(events.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "threw" } });
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
});
