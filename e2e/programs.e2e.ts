// A program of two files, one of which runs as a process, in a page's sealed frame: it prints what it
// prints in plain Node, and leaves the same trace as in a Node worker, event for event.
import { expect, type Page, test } from "@playwright/test";
import { defaults } from "../src/runner/options.ts";
import type { TraceEvent } from "../src/runner/protocol.ts";
import { chat, filesOf, pairs } from "../src/sandbox/programs/pairs.ts";
import { printLine } from "../src/trace/text.ts";
import { atOnce, consoleOf, playground, run, statusOf, write } from "./pages.ts";
import { compiled, inFrame, inNode, openClient } from "./sandbox.ts";

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await openClient(browser);
});

test.afterAll(() => page.context().close());

function lines(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "console" ? printLine(event.values).split("\n") : [],
  );
}

for (const pair of pairs) {
  test(pair.what, async () => {
    const script = await compiled(filesOf(pair));
    const events = await inFrame(page, script);
    expect(lines(events)).toEqual(pair.prints);
    expect(events).toEqual(await inNode(script));
  });
}

test("under every schedule the trace is that of Node", async () => {
  const script = await compiled(filesOf(chat));
  for (const schedule of [0, 1, 5]) {
    const here = await inFrame(page, script, { ...defaults, schedule });
    expect(here.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
    expect(here).toEqual(await inNode(script, { ...defaults, schedule }));
  }
});

test("by a real clock the two run side by side", async () => {
  const script = await compiled(filesOf(chat));
  const events = await inFrame(page, script, { ...defaults, clock: "real" });
  expect(events.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
  expect(lines(events)).toHaveLength(18);
});

test("no process outlives its run", async ({ browser }) => {
  const page = await openClient(browser);
  const script = await compiled(
    filesOf({
      main: `
        const all = await gather(Array.from({ length: 4 }, () => () => start()));
        for (const one of all) await line(one);
        throw new Error("over");`,
      worker: `console.log("ready"); setInterval(() => {}, 1000);`,
    }),
  );
  const events = await inFrame(page, script);
  expect(events.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "threw" } });
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
  await page.context().close();
});

test("on a page a program starts its own file, and the editor knows its words", async ({
  page,
}) => {
  await page.goto("./");
  const cooks = playground(page, "two-cooks");
  await atOnce(cooks);
  await write(
    cooks,
    `import { createSubprocessExec, sleep } from "asyncio";
if ("process" in globalThis) {
  await sleep(1500);
  console.log("inside", process.argv[2]);
  process.exitCode = 7;
  process.nextTick;
} else {
  const child = await createSubprocessExec("node", ["main.ts", "tea"]);
  console.log("outside", await child.wait());
}
`,
  );
  await run(cooks);
  await expect(statusOf(cooks)).toContainText("Finished");
  await expect(consoleOf(cooks)).toContainText("inside tea");
  await expect(consoleOf(cooks)).toContainText("outside 7");
  // Of all those words only the one that is not there is wrong.
  await expect(cooks.locator(".squiggly-error")).toHaveCount(1);
});

const twoFiles = `import { createSubprocessExec, sleep } from "asyncio";
import { loaves } from "./baker.ts";

const wait = 10;
const child = await createSubprocessExec("node", ["baker.ts", String(loaves)]);
await sleep(wait);
console.log("outside", await child.wait());

// @filename: baker.ts
import { sleep } from "asyncio";

export const loaves = 3;
const wait: string = 1000;
if ("process" in globalThis) {
  await sleep(1000);
  console.log("inside", process.argv[2]);
}
`;

for (const [editor, wrong] of [
  ["full", ".squiggly-error"],
  ["light", ".cm-lintRange-error"],
] as const) {
  test(`in the ${editor} editor a text holds two files, each checked by itself`, async ({
    page,
  }) => {
    await page.addInitScript((kind) => localStorage.setItem("interleave:editor", kind), editor);
    await page.goto("./differences/");
    const bakery = playground(page, "bakery");
    await expect(consoleOf(bakery)).toContainText("the baker left with 0");
    await atOnce(bakery);
    await write(bakery, twoFiles);
    await run(bakery);
    await expect(consoleOf(bakery)).toContainText("outside 0");
    await expect(consoleOf(bakery)).toContainText("inside 3");
    // Nothing is declared twice, and the import leads somewhere: what is wrong is the one type.
    await expect(bakery.locator(wrong)).toHaveCount(1);
    // Monaco draws its line below the text, the light editor marks the text itself.
    if (editor === "light") await expect(bakery.locator(wrong)).toHaveText("wait");
  });
}
