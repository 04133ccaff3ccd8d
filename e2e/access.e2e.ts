// The pages for everybody: what axe finds in them and in their states, in every scheme of colours; how
// they reflow; and a walk through a chapter and an exercise with the keyboard alone.
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { atOnce, chapter, consoleOf, playground, run, statusOf, write } from "./pages.ts";

const exercise = "exercises/coroutines/hello-coroutine/";
const kinds = {
  "the home page": "",
  "a chapter": chapter,
  "an exercise": exercise,
  "the list of exercises": "exercises/",
  "the reference": "reference/",
  "the glossary": "glossary/",
  "the map": "map/",
  "the page on hosting": "hosting/",
  "the page for wrong addresses": "no-such-page/",
} as const;

/** What axe finds, as sentences; with `part` only in there. */
async function faults(page: Page, part?: string): Promise<string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const axe = new AxeBuilder({ page }).withTags(tags);
  // A chapter's pictures hold ten thousand shapes of the kind that the home page's one holds.
  if ((await page.locator(".tl").count()) > 4) axe.exclude(".tl");
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const [name, path] of Object.entries(kinds)) {
  test(`axe finds nothing on ${name}, light, dark, or in forced colours`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(path);
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "active" });
    expect(await faults(page)).toEqual([]);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the states of a playground, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme });
    await page.goto("");
    const cooks = playground(page, "two-cooks");
    const found: string[] = [];
    const look = async (state: string) => {
      for (const fault of await faults(page, "interleave-playground")) {
        found.push(`${state}: ${fault}`);
      }
    };
    await write(cooks, 'console.log("one"\nconsole.log("two");\n');
    await run(cooks);
    await cooks.locator(".problems:not([hidden])").waitFor();
    await look("refused");
    await atOnce(cooks);
    await write(
      cooks,
      'console.warn("careful"); console.log({ a: [1] });\nthrow new Error("no");\n',
    );
    await run(cooks);
    await expect(statusOf(cooks)).toContainText("Error");
    await look("failed");
    for (const views of ["As a list", "Event loop", "More"]) {
      await cooks.getByText(views, { exact: true }).click();
    }
    await look("all views open");
    await cooks.getByRole("button", { name: "Python" }).click();
    await look("Python");
    expect(found).toEqual([]);
  });

  test(`axe finds nothing in the dialogs, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("exercises/");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("task");
    await page.locator("interleave-search .found a").first().waitFor();
    expect(await faults(page, "interleave-search")).toEqual([]);
    await page.getByRole("button", { name: "Close" }).click();
    for (const name of ["Settings", "Keyboard shortcuts"]) {
      await page.getByRole("button", { name }).click();
      await page.getByRole("dialog", { name }).waitFor();
      expect(await faults(page, "dialog[open]")).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
}

test("axe finds nothing in an exercise that was checked, with its hints", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(exercise);
  await page.getByRole("button", { name: "Show a hint" }).click();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator("[data-summary]")).toContainText("checks passed", { timeout: 30_000 });
  expect(await faults(page)).toEqual([]);
});

// 200 % of 1280 pixels, and the narrowest that must do without sideways scrolling.
for (const width of [640, 320]) {
  for (const path of ["", chapter, exercise, "exercises/"]) {
    test(`/${path} fits into ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 500 });
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  }
}

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await target.evaluate((element) => element.matches(":focus"))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Cannot reach ${target} with the keyboard: 60 times Tab did not lead there`);
}

test("a program can be changed and run with the keyboard alone", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await tabTo(page, cooks.getByRole("textbox", { name: "Code" }));
  await cooks.locator(".pane.awake").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText('console.log("no mouse");\n');
  await page.keyboard.press("Escape");
  await expect(cooks.getByRole("button", { name: "Run" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(consoleOf(cooks)).toHaveText("0.000no mouse");
  await expect(statusOf(cooks)).toHaveText("Finished");
});

test("a chapter can be walked through with the keyboard alone", async ({ page }) => {
  await page.goto(chapter);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const first = page.locator("interleave-playground").first();
  await tabTo(page, first.getByRole("button", { name: "Python" }));
  const code = first.getByRole("textbox", { name: "Code" });
  await tabTo(page, code);
  await first.locator(".pane.awake").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  const slider = first.getByRole("slider", { name: "Timeline" });
  await tabTo(page, slider);
  await page.keyboard.press("End");
  const last = await slider.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(slider).not.toHaveAttribute("aria-valuetext", last ?? "");
});

test("an exercise can be solved with the keyboard alone, and says so", async ({ page }) => {
  await page.goto(exercise);
  const code = page.getByRole("textbox", { name: "Code" });
  await tabTo(page, code);
  await page.locator(".pane.awake").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(
    readFileSync("content/04-coroutines/hello-coroutine/solution.ts", "utf8"),
  );
  await page.keyboard.press("Escape");
  await tabTo(page, page.getByRole("button", { name: "Check", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-summary][role=status]")).toContainText(/All \d+ checks passed/, {
    timeout: 30_000,
  });
});
