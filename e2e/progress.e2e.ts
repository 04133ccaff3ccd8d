// A learner's progress in the browser: the page that tells it, the copy in a file, the list with its
// filters, the marks wherever an exercise is named, and the whole way with the keyboard alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { playground, write } from "./pages.ts";

test.describe.configure({ timeout: 120_000 });

const name = "nothing-happened";
const path = `exercises/coroutines/${name}/`;
const solution = readFileSync(
  join(import.meta.dirname, `../content/04-coroutines/${name}/solution.ts`),
  "utf8",
);
const patient = { timeout: 60_000 };
const item = (page: Page) => page.locator(`li[data-exercise="coroutines/${name}"]`);

async function pass(page: Page): Promise<void> {
  await page.goto(path);
  await write(playground(page, "start"), solution);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator("[data-summary]")).toContainText("All 3 checks passed.", patient);
  await expect(page.locator("[data-passed]")).toBeVisible();
}

test("what is passed shows everywhere, can be saved, taken away, and read again", async ({
  page,
}, info) => {
  await pass(page);
  await expect(page.getByText("a browser may drop it")).toBeVisible();
  await page.getByRole("link", { name: "Keep a copy" }).click();
  await expect(item(page).locator(".mark")).toHaveText("✓ Passed");
  await item(page).getByText("See the code that passed").click();
  await expect(item(page).locator("pre")).toContainText("await save(order);");
  await expect(page.locator(".done-count")).toHaveText(
    /^1\/\d+, 1 of \d+ exercises passed, 0 of \d+ questions right$/,
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy" }).click();
  const file = info.outputPath("copy.json");
  await (await saved).saveAs(file);
  await page.getByRole("button", { name: "Take everything away" }).click();
  await expect(item(page).locator(".mark")).toHaveText("○ Not begun");
  await expect(page.locator(".done-count")).toHaveCount(0);
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.locator(".said")).toHaveText("Added to 1 exercise.");
  await expect(item(page).locator(".mark")).toHaveText("✓ Passed");
  await page.goto("coroutines/");
  const card = page.locator(`.exercise-card[data-exercise="coroutines/${name}"]`);
  await expect(card.locator(".mark")).toHaveText("✓ Passed");
});

test("what is answered in a chapter is kept, shown, and travels with the copy", async ({
  page,
}, info) => {
  await page.goto("tasks/");
  const quiz = page.locator("interleave-quiz").first();
  const count = page.locator("a[data-chapter=tasks] .done-count");
  await expect(count).toHaveCount(0);
  await quiz.getByRole("radio").nth(1).check();
  await quiz.getByRole("button", { name: "Answer" }).click();
  await expect(quiz.getByRole("status")).toHaveText("Right.");
  await expect(count).toContainText(/1 of \d+ questions right/);
  const name = await quiz.getAttribute("data-question");
  const question = page.locator(`li[data-question="${name}"]`);
  await page.goto("progress/");
  const section = page.getByRole("region", { name: "Tasks" });
  await section.getByText("Its questions").click();
  await expect(section.locator("summary .tally").first()).toHaveText(/^1 of \d+ right$/);
  await expect(question.locator(".mark")).toHaveText("✓ Right");
  await expect(question.locator("time")).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save a copy" }).click();
  const file = info.outputPath("copy.json");
  await (await saved).saveAs(file);
  await page.getByRole("button", { name: "Take everything away" }).click();
  await expect(question.locator(".mark")).toHaveText("○ Not answered");
  await page.goto("tasks/");
  await expect(quiz.getByRole("radio").nth(1)).not.toBeChecked();
  await page.goto("progress/");
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.locator(".said")).toHaveText("Added to 1 question.");
  await page.goto("tasks/");
  await expect(quiz.getByRole("radio").nth(1)).toBeChecked();
  await question.waitFor({ state: "detached" });
});

test("every question of a chapter is among those that the sidebar counts", async ({ page }) => {
  for (const chapter of ["tasks", "queues", "coroutines"]) {
    await page.goto(`${chapter}/`);
    const asked = await page
      .locator("main [data-question]")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.question ?? ""));
    const link = page.locator(`nav.sidebar a[data-chapter=${chapter}]`);
    const counted = ((await link.getAttribute("data-questions")) ?? "").split(" ");
    expect(asked.length).toBeGreaterThan(1);
    expect(counted.map((one) => `${chapter}/${one}`).sort()).toEqual(asked.sort());
  }
});

test("the chapter that is open shows its exercises and how they stand", async ({ page }) => {
  await pass(page);
  await page.goto("coroutines/");
  const here = page.getByRole("list", { name: "Its exercises" });
  const passed = here.getByRole("link", { name: /^Nothing happened/ });
  await expect(passed).toHaveAccessibleName("Nothing happened Passed");
  await expect(passed).toHaveAttribute("data-state", "passed");
  await expect(here.getByRole("link", { name: "Cold start Not begun" })).toBeVisible();
  await page.goto("tasks/");
  await expect(here.getByRole("link").first()).toBeVisible();
  await expect(here.getByRole("link", { name: /^Nothing happened/ })).toHaveCount(0);
});

test("what is taken away can be had back", async ({ page }) => {
  await pass(page);
  await page.goto("progress/");
  await expect(item(page).locator(".mark")).toHaveText("✓ Passed");
  await page.getByRole("button", { name: "Take everything away" }).click();
  await expect(item(page).locator(".mark")).toHaveText("○ Not begun");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(item(page).locator(".mark")).toHaveText("✓ Passed");
  await page.goto(path);
  await expect(playground(page, "start").locator(".input")).toHaveValue(/await save\(order\);/);
});

test("a bad file is told what is wrong with it, and changes nothing", async ({ page }) => {
  await page.goto("progress/");
  const said = page.locator(".said");
  const read = (text: string) =>
    page.locator("input[type=file]").setInputFiles({
      name: "copy.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await read("not json");
  await expect(said).toHaveText(
    "Cannot import the file: found a text that is no JSON. Nothing was changed.",
  );
  const one = { exercise: `coroutines/${name}`, draft: null, passed: { at: "today", code: "" } };
  const file = { format: "interleave-progress", version: 1, exported: "2026-11-21T00:00:00Z" };
  await read(JSON.stringify({ ...file, exercises: [{ ...one, attempts: [] }] }));
  await expect(said).toContainText("at exercises › 1 › passed › at: Invalid");
  await expect(item(page).locator(".mark")).toHaveText("○ Not begun");
});

test("whoever stopped within a chapter is led back to the section", async ({ page }) => {
  await page.goto("tasks/");
  await page.getByRole("heading", { name: "When main ends" }).scrollIntoViewIfNeeded();
  await page.goto("");
  const link = page.getByRole("link", { name: "Read on: Tasks" });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page).toHaveURL(/tasks\/#/);
});

test("the list is filtered, and its address says how", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), "// begun");
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("interleave:marks") ?? ""))
    .toContain(name);
  await page.goto("exercises/");
  await expect(page.getByRole("link", { name: "Continue: Nothing happened" })).toBeVisible();
  const items = page.locator("li[data-exercise]:visible");
  const all = await items.count();
  await page.getByRole("combobox", { name: "State" }).selectOption("begun");
  await expect(page.locator(".shown")).toHaveText(`1 of ${all} exercises`);
  await expect(items).toHaveCount(1);
  await page.getByRole("combobox", { name: "Level" }).selectOption("3");
  await expect(page.locator(".shown")).toHaveText("No exercise is like that.");
  await page.reload();
  await expect(page.locator(".shown")).toHaveText("No exercise is like that.");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(items).toHaveCount(all);
  await page.getByRole("combobox", { name: "Concept" }).selectOption("never awaited");
  await expect(items).toHaveCount(1);
});

test("from the card to the pass with the keyboard alone", async ({ page }) => {
  await page.goto("coroutines/");
  await page.getByRole("main").getByRole("link", { name: "Nothing happened" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/${path}`);
  const code = playground(page, "start").getByRole("textbox", { name: "Code" });
  for (let tabs = 0; tabs < 30; tabs++) {
    await page.keyboard.press("Tab");
    if (await code.evaluate((element) => element === document.activeElement)) break;
  }
  await playground(page, "start").locator(".pane.awake").waitFor(patient);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(solution);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(page.locator("[data-summary]")).toContainText("All 3 checks passed.", patient);
  // Out of the editor, and on to what comes next.
  await page.keyboard.press("Escape");
  const next = page.getByRole("link", { name: /^Next: / });
  for (let tabs = 0; tabs < 60; tabs++) {
    await page.keyboard.press("Tab");
    if (await next.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(new RegExp(`${path}$`));
});

test("the line between task and program is moved by keys, and stays there", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  const split = page.getByRole("separator", { name: "Width of the task" });
  await expect(split).toHaveAttribute("aria-valuenow", "34");
  await split.focus();
  await page.keyboard.press("ArrowRight");
  await expect(split).toHaveAttribute("aria-valuenow", "36");
  await page.reload();
  await expect(split).toHaveAttribute("aria-valuenow", "36");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on a pass and on the progress, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await pass(page);
    for (const at of [path, "progress/", "exercises/"]) {
      if (at !== path) await page.goto(at);
      await expect(page.getByText(/Passed/).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
}
