// The main job in a real browser: a reader runs an example, changes it, breaks it, and goes on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  atOnce,
  consoleOf,
  findingsOf,
  playground,
  pointAtError,
  run,
  statusOf,
  write,
} from "./pages.ts";

const example = "two-cooks";

test("an unedited example runs without Monaco, esbuild or TypeScript", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("soup on the stove");
  await expect(statusOf(cooks)).toHaveText("Finished");
  await expect(consoleOf(cooks)).toContainText("3.000dinner");
  expect(requests.filter((url) => /esbuild|monaco|\.wasm|ts\.worker/i.test(url))).toEqual([]);
});

test("an edited example prints what was changed", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(
    cooks,
    'const dish: string = "stew";\nconsole.log(`${dish} for ${[1, 2].length}`);\n',
  );
  await run(cooks);
  await expect(consoleOf(cooks)).toHaveText("0.000stew for 2");
  await expect(statusOf(cooks)).toHaveText("Finished");
  await expect(cooks.getByText("edited", { exact: true })).toBeVisible();
});

test("Reset gives the example back", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, "console.log(1);\n");
  await cooks.getByRole("button", { name: "Reset" }).click();
  await atOnce(cooks);
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("dinner");
  await expect(cooks.getByText("edited", { exact: true })).toBeHidden();
});

test("Control+Enter in the editor runs the program", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'console.log("by keyboard");\n');
  await page.keyboard.press("Control+Enter");
  await expect(consoleOf(cooks)).toHaveText("0.000by keyboard");
});

test("an endless loop is ended and named, the page answers, and the next run works", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'console.log("before");\nwhile (true) {}\n');
  await run(cooks);
  const gap = await page.evaluate(longestFrameGap, 2_000);
  expect(gap).toBeLessThan(1_000);
  await expect(findingsOf(cooks)).toContainText("computes without end", { timeout: 20_000 });
  await expect(consoleOf(cooks)).toContainText("before");
  await write(cooks, 'console.log("after");\n');
  await run(cooks);
  await expect(consoleOf(cooks)).toHaveText("0.000after");
});

test("an endless chain of promises is told apart from a busy loop", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, "while (true) await null;\n");
  await run(cooks);
  const said = "Promises follow each other without end at line 1";
  await expect(findingsOf(cooks)).toContainText(said, { timeout: 20_000 });
});

test("a deadlock is told above the console, leads to its line, and goes with the next run", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  const source = readFileSync(join(import.meta.dirname, "../src/trace/hang/lock-order.ts"), "utf8");
  await write(cooks, source);
  await run(cooks);
  const said = /^\/\/ says: deadlock: (.*)$/m.exec(source)?.[1] ?? "nothing";
  await expect(findingsOf(cooks)).toContainText(`${said}.`, { timeout: 20_000 });
  await findingsOf(cooks).getByRole("button", { name: "line 9" }).click();
  await expect(cooks.getByRole("textbox", { name: "Code" })).toBeFocused();
  await write(cooks, 'console.log("after");\n');
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  await expect(findingsOf(cooks)).toBeHidden();
});

test("Stop ends a run at once", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Running");
  await expect(consoleOf(cooks)).toContainText("soup on the stove");
  await cooks.getByRole("button", { name: "Stop" }).click();
  await expect(statusOf(cooks)).toHaveText("Stopped");
  await expect(cooks.getByRole("button", { name: "Stop" })).toBeDisabled();
  await expect(consoleOf(cooks)).not.toContainText("dinner");
});

test("lines arrive in time, and Show all shows the rest at once", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("rice on the stove");
  await expect(consoleOf(cooks)).not.toContainText("dinner");
  await cooks.getByRole("button", { name: "Show all" }).click();
  await expect(consoleOf(cooks)).toContainText("dinner", { timeout: 500 });
});

test("with reduced motion everything is shown at once", async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await expect(cooks.getByRole("combobox", { name: "Playback" })).toHaveValue("all");
  await context.close();
});

test("a type error is underlined and says what is wrong, and does not keep the program from running", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'const n: number = "two";\nconsole.log(n);\n');
  await pointAtError(cooks);
  await expect(page.getByText("Type 'string' is not assignable to type 'number'")).toBeVisible();
  await run(cooks);
  await expect(consoleOf(cooks)).toHaveText("0.000two");
});

test("the editor knows asyncio: its types and its words", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'import { sleep } from "asyncio";\nawait sleep("long");\n');
  await pointAtError(cooks);
  await expect(page.getByText("is not assignable to parameter of type 'number'")).toBeVisible();
});

test("a syntax error shows its line and nothing runs", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'console.log("one");\nconsole.log("two"\nconsole.log("three");\n');
  await run(cooks);
  await expect(cooks.locator(".problems")).toContainText('Expected ")" but found "console"');
  await expect(cooks.locator(".problems")).toContainText("line 3");
  await expect(statusOf(cooks)).toHaveText("Did not compile, nothing was run");
  await expect(consoleOf(cooks)).not.toContainText("one");
});

test("an import that is not there is refused with what may be imported", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'import { readFile } from "node:fs";\nconsole.log(readFile);\n');
  await run(cooks);
  await expect(cooks.locator(".problems")).toContainText("node:fs");
  await expect(cooks.locator(".problems")).toContainText("asyncio");
});

test("an error names the learner's line, and a click on it leads there", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'function fail() {\n  throw new RangeError("too far");\n}\nfail();\n');
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("RangeError: too far");
  await expect(statusOf(cooks)).toContainText("RangeError");
  await consoleOf(cooks).getByRole("button", { name: "line 2" }).first().click();
  await expect(cooks.getByRole("textbox", { name: "Code" })).toBeFocused();
});

test("objects unfold in the console", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await write(cooks, 'console.log({ dish: "soup", parts: ["salt", "leek"] });\n');
  await run(cooks);
  await consoleOf(cooks).locator("summary").first().click();
  await expect(consoleOf(cooks)).toContainText("dish: 'soup'");
});

test("the page reads without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await expect(cooks.locator(".pane.typescript .static")).toContainText("createTask");
  await expect(cooks.locator(".pane.python")).toContainText("asyncio.create_task");
  await expect(consoleOf(cooks)).toContainText("3.000dinner");
  await expect(cooks.getByRole("button", { name: "Run" })).toBeHidden();
  await context.close();
});

test("waking the editor moves nothing", async ({ page }) => {
  // Not the home page, where code and a run that plays stand side by side.
  await page.goto("coroutines/");
  const cooks = playground(page, "cold");
  const pane = cooks.locator(".pane.typescript");
  await cooks.getByRole("textbox", { name: "Code" }).scrollIntoViewIfNeeded();
  const before = await pane.boundingBox();
  const line = await cooks
    .locator(".pane.typescript .static .line", { hasText: "asyncio" })
    .boundingBox();
  await cooks.getByRole("textbox", { name: "Code" }).focus();
  await cooks.locator(".pane.awake").waitFor();
  const after = await pane.boundingBox();
  const live = await cooks
    .locator(".view-line, .cm-line")
    .filter({ hasText: "asyncio" })
    .boundingBox();
  expect(after?.height).toBe(before?.height);
  const offset = (box: typeof line, frame: typeof before) => (box?.y ?? 0) - (frame?.y ?? 0);
  expect(Math.abs(offset(live, after) - offset(line, before))).toBeLessThan(3);
});

test("the Python twin is a click away, and the choice holds for the whole page", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  await cooks.getByRole("button", { name: "Python" }).click();
  await expect(cooks.locator(".pane.python")).toBeVisible();
  await page.reload();
  await expect(playground(page, example).locator(".pane.python")).toBeVisible();
});

function longestFrameGap(forMs: number): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    let longest = 0;
    const frame = (now: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start < forMs) requestAnimationFrame(frame);
      else resolve(longest);
    };
    requestAnimationFrame(frame);
  });
}
