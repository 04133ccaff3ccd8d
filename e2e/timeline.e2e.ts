// Seeing a program in a real browser: play, pause, step, scrub and jump, by mouse and by keyboard,
// and the same story in the list as in the fold.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { Outline } from "../src/trace/outline.ts";
import { program, record } from "../src/trace/programs/support/record.ts";
import { Timeline } from "../src/trace/timeline.ts";
import { atOnce, consoleOf, playground, run, statusOf, write } from "./pages.ts";

const example = "two-cooks";

function slider(cooks: Locator): Locator {
  return cooks.getByRole("slider", { name: "Timeline" });
}

function sentence(cooks: Locator): Locator {
  return cooks.locator("interleave-timeline .sentence");
}

function button(cooks: Locator, name: string): Locator {
  return cooks.getByRole("group", { name: "Moment" }).getByRole("button", { name, exact: true });
}

async function opened(page: Page): Promise<Locator> {
  await page.goto("");
  const cooks = playground(page, example);
  await atOnce(cooks);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  return cooks;
}

/** The x of a moment in virtual seconds, read off the picture's own time labels. */
async function timeLabel(cooks: Locator, text: string): Promise<{ x: number; y: number }> {
  const box = await cooks.locator(".tl.live .time", { hasText: text }).boundingBox();
  if (!box) throw new Error(`Cannot find the time "${text}" in the picture`);
  return { x: box.x + 1, y: box.y - 40 };
}

test("the picture and its list are there before any script runs", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await expect(cooks.getByRole("img", { name: /Timeline of the run/ }).first()).toBeVisible();
  await cooks.getByText("As a list").click();
  await expect(cooks.getByRole("listitem").filter({ hasText: "rice finishes" })).toBeVisible();
  await expect(button(cooks, "Step")).toBeHidden();
  await context.close();
});

test("the recorded run can be stepped without pressing Run", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await button(cooks, "To the start").click();
  await expect(sentence(cooks)).toHaveText("0.000 s: the program begins");
  await button(cooks, "Step").click();
  await expect(sentence(cooks)).toHaveText("0.000 s: program makes task soup");
  await expect(statusOf(cooks)).toHaveText("Recorded run");
});

test("playing can be paused, stepped both ways, and goes on", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("rice on the stove");
  await button(cooks, "Pause").click();
  const paused = await sentence(cooks).textContent();
  await expect(consoleOf(cooks)).not.toContainText("dinner");
  await button(cooks, "Step").click();
  await expect(sentence(cooks)).not.toHaveText(paused ?? "");
  await button(cooks, "Step back").click();
  await expect(sentence(cooks)).toHaveText(paused ?? "");
  await button(cooks, "Play").click();
  await expect(consoleOf(cooks)).toContainText("dinner", { timeout: 8000 });
  await expect(statusOf(cooks)).toHaveText("Finished");
});

test("everything can be reached with the keyboard alone", async ({ page }) => {
  const cooks = await opened(page);
  await slider(cooks).focus();
  await page.keyboard.press("Home");
  await expect(slider(cooks)).toHaveAttribute("aria-valuetext", "0.000 s: the program begins");
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("ArrowRight");
  await expect(slider(cooks)).toHaveAttribute(
    "aria-valuetext",
    "0.000 s: program waits for task soup",
  );
  await page.keyboard.press("ArrowLeft");
  await expect(slider(cooks)).toHaveAttribute("aria-valuetext", "0.000 s: program makes task rice");
  await page.keyboard.press("End");
  await expect(slider(cooks)).toHaveAttribute("aria-valuetext", "3.000 s: the program is over");
  await consoleOf(cooks).focus();
  await page.keyboard.press("ArrowUp");
  await expect(sentence(cooks)).toHaveText("3.000 s: soup prints “soup ready”");
});

test("stepping all the way back and forth tells the same", async ({ page }) => {
  const cooks = await opened(page);
  await slider(cooks).focus();
  await page.keyboard.press("Home");
  const forward: (string | null)[] = [];
  for (let step = 0; step < 40; step++) {
    forward.push(await sentence(cooks).textContent());
    await page.keyboard.press("ArrowRight");
    if ((await sentence(cooks).textContent()) === forward.at(-1)) break;
  }
  const back: (string | null)[] = [];
  for (let step = 0; step < forward.length; step++) {
    back.unshift(await sentence(cooks).textContent());
    await page.keyboard.press("ArrowLeft");
  }
  expect(back).toEqual(forward);
});

test("dragging over the picture scrubs, and the console follows", async ({ page }) => {
  const cooks = await opened(page);
  await slider(cooks).scrollIntoViewIfNeeded();
  const [start, end] = [await timeLabel(cooks, "0.000 s"), await timeLabel(cooks, "3.000 s")];
  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(start.x + (end.x - start.x) * 0.62, end.y, { steps: 4 });
  await page.mouse.up();
  await expect(sentence(cooks)).toHaveText(/^1\.000 s: /);
  await expect(consoleOf(cooks).locator(".line.later")).toHaveText([/soup ready/, /dinner/]);
  await page.mouse.move(start.x - 4, end.y);
  await page.mouse.down();
  await page.mouse.up();
  await expect(sentence(cooks)).toHaveText("0.000 s: the program begins");
});

test("a click on a console line shows its moment, and the line of the code is lit", async ({
  page,
}) => {
  const cooks = await opened(page);
  await consoleOf(cooks).getByText("rice ready").click();
  await expect(sentence(cooks)).toHaveText("1.000 s: rice prints “rice ready”");
  await expect(cooks.locator(".static .line.lit")).toHaveText("  console.log(`${dish} ready`);");
  await expect(consoleOf(cooks).locator(".line.now")).toContainText("rice ready");
});

test("a line of the source leads to its next moment, by mouse and by keyboard", async ({
  page,
}) => {
  const cooks = await opened(page);
  await cooks.getByRole("textbox", { name: "Code" }).click();
  await cooks.locator(".pane.awake").waitFor();
  await cooks.locator(".line-numbers", { hasText: /^13$/ }).click();
  await expect(sentence(cooks)).toHaveText("3.000 s: program prints “dinner”");
  await expect(cooks.locator(".view-overlays .lit")).toBeVisible();
  await cooks.locator(".line-numbers", { hasText: /^4$/ }).click();
  await expect(sentence(cooks)).toHaveText("0.000 s: soup prints “soup on the stove”");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Alt+Enter");
  await expect(sentence(cooks)).toHaveText("0.000 s: rice prints “rice on the stove”");
});

test("pointing at a bar says what it is, where and until when", async ({ page }) => {
  const cooks = await opened(page);
  await slider(cooks).scrollIntoViewIfNeeded();
  const { x } = await timeLabel(cooks, "1.000 s");
  const row = await cooks.locator(".tl.live .name", { hasText: "soup" }).boundingBox();
  await page.mouse.move(x - 20, (row?.y ?? 0) + 4);
  await expect(cooks.locator(".hint")).toHaveText(
    "soup sleeps for 3 s · line 5 · 0.000 s to 3.000 s",
  );
});

test("it plays, pauses, scrubs, and jumps from the console and the source by keys alone", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  await cooks.getByRole("textbox", { name: "Code" }).focus();
  await cooks.locator(".pane.awake").waitFor();
  await page.keyboard.press("ControlOrMeta+Home");
  for (let line = 1; line < 4; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Alt+Enter");
  await expect(sentence(cooks)).toHaveText("0.000 s: soup prints “soup on the stove”");
  await page.keyboard.press("Escape");
  await slider(cooks).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await expect(button(cooks, "Pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(button(cooks, "Play")).toBeVisible();
  await page.keyboard.press("End");
  await expect(slider(cooks)).toHaveAttribute("aria-valuetext", "3.000 s: the program is over");
  await consoleOf(cooks).focus();
  for (const [line, told] of [
    ["soup ready", "3.000 s: soup prints “soup ready”"],
    ["rice ready", "1.000 s: rice prints “rice ready”"],
  ] as const) {
    await page.keyboard.press("ArrowUp");
    await expect(sentence(cooks)).toHaveText(told);
    await expect(consoleOf(cooks).locator(".line.now")).toContainText(line);
  }
});

test("nothing around the picture moves while the recorded run plays", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  const heights = () =>
    cooks.evaluate((element) =>
      [".console", ".transport", ".stage", ".legend", ".controls"].map((part) =>
        Math.round(element.querySelector(part)?.getBoundingClientRect().height ?? 0),
      ),
    );
  await cooks.scrollIntoViewIfNeeded();
  const still = await heights();
  await run(cooks);
  for (const line of ["rice on the stove", "rice ready", "dinner"]) {
    await expect(consoleOf(cooks)).toContainText(line, { timeout: 8000 });
    expect(await heights()).toEqual(still);
  }
  await expect(statusOf(cooks)).toHaveText("Finished");
  expect(await heights()).toEqual(still);
});

test("what is sent is drawn from who sends it to who gets it, and stands in the loop view", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, example);
  await atOnce(cooks);
  await write(cooks, program("echo-server"));
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  await expect(cooks.locator(".tl.live .arrow.sent")).toHaveCount(8);
  await expect(cooks.locator(".legend")).toContainText("sends");
  await cooks.getByText("Event loop", { exact: true }).click();
  await cooks.getByText("As a list").click();
  await cooks.getByRole("button", { name: "ann sends 127.0.0.1 “one”, 4 bytes" }).click();
  const way = cooks.locator(".boxes section", { hasText: "On the way" }).getByRole("listitem");
  await expect(way).toHaveText(["“one”, 4 bytes from ann to echo 1"]);
});

test("microtasks stand in the loop view until they run", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, example);
  await atOnce(cooks);
  await write(
    cooks,
    'setTimeout(() => console.log("timer"), 0);\nqueueMicrotask(() => console.log("micro"));\nconsole.log("end");\n',
  );
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  await cooks.getByText("Event loop", { exact: true }).click();
  await consoleOf(cooks).getByText("end", { exact: true }).click();
  const box = (name: string) =>
    cooks.locator(".boxes section", { hasText: name }).getByRole("listitem");
  await expect(box("Microtasks")).toHaveText(["microtask"]);
  await expect(box("Timers")).toHaveText(["setTimeout 0.000 s"]);
  await consoleOf(cooks).getByText("micro", { exact: true }).click();
  await expect(box("Microtasks")).toHaveCount(0);
  await expect(box("Running")).toHaveText(["microtask"]);
});

for (const name of ["two-cooks", "deadlock", "task-group", "producer-consumers", "echo-server"]) {
  test(`the list tells the story of ${name} as the fold does`, async ({ page }) => {
    const source = program(name);
    const { events } = await record(source, name);
    const outline = new Outline(Timeline.of(events).story, source);
    await page.goto("");
    const cooks = playground(page, example);
    await atOnce(cooks);
    await write(cooks, source);
    await run(cooks);
    await expect(statusOf(cooks)).not.toHaveText(/Running|Starting|Recorded/);
    await cooks.getByText("As a list").click();
    await expect(cooks.locator(".rows li").last()).toContainText(
      outline.row(outline.length - 1).text,
    );
    const lines = await cooks.locator(".rows li button").allTextContents();
    expect(lines).toEqual(
      Array.from({ length: outline.length }, (_, at) => {
        const row = outline.row(at);
        return `${(row.at / 1000).toFixed(3)} ${row.text}`;
      }),
    );
    await cooks.getByRole("button", { name: "Table" }).click();
    await expect(cooks.locator(".rows tbody tr")).toHaveCount(outline.length);
  });
}

test("a step of the list leads to its moment, and the loop is shown at it", async ({ page }) => {
  const cooks = await opened(page);
  await cooks.getByText("As a list").click();
  await cooks.getByText("Event loop", { exact: true }).click();
  await cooks.getByRole("button", { name: "rice sleeps for 1 s" }).click();
  await expect(sentence(cooks)).toHaveText("0.000 s: rice sleeps for 1 s");
  const timers = cooks.locator(".boxes section", { hasText: "Timers" }).getByRole("listitem");
  await expect(timers).toHaveText(["rice 1.000 s", "soup 3.000 s"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing with everything open, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const cooks = await opened(page);
    for (const part of ["As a list", "Event loop", "More"]) {
      await cooks.getByText(part, { exact: true }).click();
    }
    await button(cooks, "Step back").click();
    await consoleOf(cooks).getByText("rice ready").click();
    const { violations } = await new AxeBuilder({ page })
      .include("interleave-playground")
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });
}

test("axe finds nothing on a phone, in a run that pauses, in a comparison with a deadlock and in the table", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page })
      .include("interleave-playground")
      .analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await button(cooks, "Pause").click();
  expect(await faults()).toEqual([]);
  await button(cooks, "To the end").click();
  await expect(statusOf(cooks)).toHaveText("Finished");
  await atOnce(cooks);
  await write(cooks, program("deadlock"));
  await run(cooks);
  await expect(statusOf(cooks)).toContainText("Stuck");
  for (const part of ["As a list", "Event loop", "More"]) {
    await cooks.getByText(part, { exact: true }).click();
  }
  await cooks.getByRole("button", { name: "Table" }).click();
  await cooks.getByRole("button", { name: "Run before" }).click();
  expect(await faults()).toEqual([]);
  await context.close();
});

test("a link carries program and moment, opens unrun, and says whose code it is", async ({
  browser,
}) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await atOnce(cooks);
  await write(cooks, 'console.log("one");\nawait null;\nconsole.log("two");\n');
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  await consoleOf(cooks).getByText("one").click();
  await cooks.getByText("More").click();
  await cooks.getByRole("button", { name: "Copy link" }).click();
  await expect(cooks.locator(".done")).toContainText("Copied a link");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  const opened = playground(other, example);
  await expect(opened.locator(".foreign")).toContainText("somebody else wrote it");
  await expect(consoleOf(opened)).toContainText("soup");
  await run(opened);
  await expect(sentence(opened)).toHaveText("0.000 s: program prints “one”");
  await expect(consoleOf(opened)).not.toContainText("soup");
  await context.close();
});

test("the picture and the steps can be copied", async ({ browser }) => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const cooks = await opened(page);
  await cooks.getByText("More").click();
  await cooks.getByRole("button", { name: "Copy as text" }).click();
  await expect(cooks.locator(".done")).toHaveText("Copied the steps");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    "1.000 s  rice finishes",
  );
  await cooks.getByRole("button", { name: "Copy as SVG" }).click();
  await expect(cooks.locator(".done")).toHaveText("Copied the picture");
  const root = await page.evaluate(async () => {
    const svg = await navigator.clipboard.readText();
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    const style = parsed.querySelector("style")?.textContent ?? "";
    const used = new Set(style.match(/var\((--[\w-]+)/g)?.map((one) => one.slice(4)));
    const missing = [...used].filter((name) => !style.includes(`${name}:`));
    return { name: parsed.documentElement.nodeName, missing };
  });
  expect(root).toEqual({ name: "svg", missing: [] });
  await context.close();
});

test("a run can be laid over the run before", async ({ page }) => {
  const cooks = await opened(page);
  await write(cooks, program(example).replace("3000", "2000"));
  await run(cooks);
  await expect(cooks.locator(".status .time")).toHaveText("2.000 s");
  await cooks.getByText("More").click();
  await expect(cooks.locator(".tl.live .ghost")).toHaveCount(0);
  await cooks.getByRole("button", { name: "Run before" }).click();
  await expect(cooks.locator(".tl.live .ghost").first()).toBeVisible();
  await expect(cooks.locator(".tl.live .time", { hasText: "3.000 s" })).toBeVisible();
});

test("on a phone time runs down", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await expect(cooks.locator(".tl.down")).toBeVisible();
  await expect(cooks.locator(".tl.across")).toBeHidden();
  await button(cooks, "To the start").click();
  await expect(cooks.locator(".tl.live.down")).toBeVisible();
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  await context.close();
});

test("with reduced motion the end is shown, and nothing moves", async ({ browser }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("");
  const cooks = playground(page, example);
  await run(cooks);
  await expect(sentence(cooks)).toHaveText("3.000 s: the program is over");
  await context.close();
});

test("in forced colours lanes keep their patterns, in the system's colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const cooks = await opened(page);
  const colours = await cooks.locator(".tl.live .waiting").evaluateAll((bars) => ({
    strokes: [...new Set(bars.map((bar) => getComputedStyle(bar).stroke))],
    fills: new Set(bars.map((bar) => bar.getAttribute("fill"))).size,
  }));
  expect(colours.strokes).toHaveLength(1);
  expect(colours.fills).toBeGreaterThan(2);
});

test("printed, the picture stands alone", async ({ page }) => {
  const cooks = await opened(page);
  await page.emulateMedia({ media: "print" });
  await expect(cooks.locator(".tl").first()).toBeVisible();
  await expect(button(cooks, "Step")).toBeHidden();
});
