// The questions within a chapter: predictions and quizzes, with mouse, finger and keyboard, without a
// script, and at the next visit.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

const path = "tasks/";
const inOrder = [
  "both tasks are made",
  "left: first coat",
  "right: first coat",
  "main is back",
  "left: second coat",
  "right: second coat",
  "both walls are painted",
];

const prediction = (page: Page, example: string) =>
  page.locator(`interleave-predict[data-question$="/${example}"]`);
const pieces = (question: Locator) => question.locator("[data-pieces] [data-text]");
const marks = (question: Locator, mark: "right" | "wrong") =>
  question.locator(`[data-line][data-mark=${mark}]`);

/** Puts the lines into an order with the buttons alone, as the keyboard does. */
async function arrange(question: Locator, lines: readonly string[]): Promise<void> {
  for (const [place, line] of lines.entries()) {
    const button = question.getByRole("button", { name: `Up: ${line}`, exact: true });
    await button.focus();
    const all = await pieces(question).allTextContents();
    for (let at = all.indexOf(line); at > place; at--) await button.press("ArrowUp");
    await expect(button).toBeFocused();
  }
}

test("a right prediction is told line by line, with the reasons, and the program runs", async ({
  page,
}) => {
  await page.goto(path);
  const question = prediction(page, "when");
  await expect(question.locator(".console").first()).toBeHidden();
  await expect(pieces(question)).not.toHaveText(inOrder);
  await arrange(question, inOrder);
  await expect(pieces(question)).toHaveText(inOrder);
  await question.getByRole("button", { name: "Run and compare" }).click();
  await expect(question.getByText("All 7 lines are as you said.")).toBeVisible();
  await expect(marks(question, "right")).toHaveCount(7);
  await expect(question.locator("[data-line]").nth(6)).toContainText(
    "because left wakes main, which waited for task left",
  );
  await expect(question.locator(".status .state")).toHaveText("Finished");
  await expect(question.getByRole("log", { name: "Console" })).toBeVisible();
});

test("a wrong one says what was said instead, is kept, and can be made again", async ({ page }) => {
  await page.goto(path);
  await arrange(prediction(page, "when"), inOrder);
  await prediction(page, "when")
    .getByRole("button", { name: "Down: both tasks are made", exact: true })
    .click();
  await prediction(page, "when").getByRole("button", { name: "Run and compare" }).click();
  await expect(marks(prediction(page, "when"), "wrong")).toHaveCount(2);
  await expect(prediction(page, "when").locator("[data-line]").first()).toContainText(
    "you said “left: first coat”",
  );
  await page.reload();
  await expect(pieces(prediction(page, "when")).first()).toHaveText("left: first coat");
  await expect(prediction(page, "when").getByText("Your last prediction.")).toBeVisible();
});

test("lines can be dragged with the mouse", async ({ page }) => {
  await page.goto(path);
  const question = prediction(page, "when");
  const [first = "", ...others] = await pieces(question).allTextContents();
  const from = question.locator("[data-piece]").first();
  await from.scrollIntoViewIfNeeded();
  await from.dragTo(question.locator("[data-piece]").last(), { targetPosition: { x: 90, y: 34 } });
  await expect(pieces(question)).toHaveText([...others, first]);
});

test("and with a finger on the handle", async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(path);
  const question = prediction(page, "when");
  const [first = "", second = "", ...others] = await pieces(question).allTextContents();
  await question.locator("[data-piece]").first().scrollIntoViewIfNeeded();
  const handle = await question.locator("[data-handle]").first().boundingBox();
  const target = await question.locator("[data-piece]").nth(1).boundingBox();
  if (!handle || !target) throw new Error("Cannot drag: the pieces have no place on the page");
  const session = await context.newCDPSession(page);
  const x = handle.x + handle.width / 2;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x, y }],
    });
  await touch("touchStart", handle.y + handle.height / 2);
  await touch("touchMove", target.y + target.height * 0.6);
  await touch("touchMove", target.y + target.height * 0.9);
  await touch("touchEnd", target.y + target.height * 0.9);
  await expect(pieces(question)).toHaveText([second, first, ...others]);
  await context.close();
});

test("seconds are chosen with the keyboard", async ({ page }) => {
  await page.goto(path);
  const question = prediction(page, "startup");
  const slider = question.getByRole("slider", { name: "Second of first start: done" });
  await slider.focus();
  for (let second = 0; second < 3; second++) await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "3.000 s");
  await question.getByRole("button", { name: "Run and compare" }).click();
  await expect(
    question.locator("[data-mark=right]").filter({ hasText: "first start: done" }),
  ).toHaveCount(1);
});

test("a prediction can be skipped", async ({ page }) => {
  await page.goto(path);
  const question = prediction(page, "when");
  await question.getByRole("button", { name: "Skip, just run it" }).click();
  await expect(question.locator(".status .state")).toHaveText("Finished");
  await expect(question.getByText("Run and compare")).toBeHidden();
});

test("a question explains every answer and remembers what was chosen", async ({ page }) => {
  await page.goto(path);
  const quiz = page.locator("interleave-quiz").first();
  const button = quiz.getByRole("button", { name: "Answer" });
  await button.press("Enter");
  await expect(quiz.getByRole("status")).toHaveText("Choose an answer first.");
  await quiz.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(quiz.getByRole("radio").nth(1)).toBeChecked();
  await expect(quiz.locator(".because").first()).toBeHidden();
  await button.click();
  await expect(quiz.getByRole("status")).toHaveText("Right.");
  await expect(quiz.locator(".because:visible")).toHaveCount(3);
  await quiz.getByRole("radio").first().check();
  await expect(quiz.locator(".because:visible")).toHaveCount(0);
  await button.click();
  await expect(quiz.getByRole("status")).toContainText("Not quite.");
  await page.reload();
  await expect(quiz.getByRole("radio").first()).toBeChecked();
});

test("without a script the answers can still be read", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(path);
  // What stands in <noscript> is text to no selector that looks for text.
  await prediction(page, "when").locator(".fallback summary").click();
  await expect(prediction(page, "when").locator(".fallback li")).toHaveCount(7);
  await page.locator("interleave-quiz summary").first().click();
  await expect(page.locator("interleave-quiz .because p").first()).toBeVisible();
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in questions, before and after, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(path);
    const axe = async () => {
      const { violations } = await new AxeBuilder({ page })
        .include("interleave-predict")
        .include("interleave-quiz")
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    };
    await axe();
    await prediction(page, "when").getByRole("button", { name: "Run and compare" }).click();
    await page.locator("interleave-quiz").first().getByRole("radio").first().check();
    await page.locator("interleave-quiz").first().getByRole("button", { name: "Answer" }).click();
    await expect(prediction(page, "when").locator(".status .state")).toHaveText("Finished");
    await axe();
    await context.close();
  });
}

const parsons = (page: Page) => page.locator("interleave-parsons");

/** Moves a line into the program, at its end. */
async function take(page: Page, line: string): Promise<void> {
  await parsons(page)
    .getByRole("button", { name: `Move over: ${line}`, exact: true })
    .click();
}

const breakfast = [
  'const tea = createTask(() => make("tea", 3000));',
  'const toast = createTask(() => make("toast", 2000));',
  'await make("the table", 1000);',
  "const plate = await toast;",
  "const cup = await tea;",
  "console.log(`breakfast: ${plate} and ${cup}`);",
];

test("a program is put together, run, and judged by what it does", async ({ page }) => {
  await page.goto(path);
  const status = parsons(page).locator(".verdict");
  await parsons(page).getByRole("button", { name: "Run and check" }).click();
  await expect(status).toHaveText("Move some lines into the program first.");
  const [tea = "", toast = "", ...rest] = breakfast;
  await take(page, 'const tea = await createTask(() => make("tea", 3000));');
  for (const line of [toast, ...rest]) await take(page, line);
  await parsons(page).getByRole("button", { name: "Run and check" }).click();
  await expect(status).toHaveText(
    "Line 1 is “tea: begun” at 0.000 s, not “the table: begun” at 0.000 s.",
  );
  await take(page, 'const tea = await createTask(() => make("tea", 3000));');
  await take(page, tea);
  await parsons(page).getByRole("button", { name: "Run and check" }).click();
  await expect(status).toContainText("Cannot access 'tea' before initialization");
  const up = parsons(page).getByRole("button", { name: `Up: ${tea}`, exact: true });
  for (let moves = 0; moves < 5; moves++) await up.press("ArrowUp");
  await parsons(page).getByRole("button", { name: "Run and check" }).click();
  await expect(status).toHaveText("Right: it prints each line at its time.");
  await expect(parsons(page).getByRole("log", { name: "Console" })).toContainText("breakfast");
  await page.reload();
  await expect(parsons(page).locator(".program [data-text]")).toHaveText(breakfast);
});

test("another arrangement that does the same is as good", async ({ page }) => {
  await page.goto(path);
  const [tea = "", toast = "", table = "", plate = "", cup = "", last = ""] = breakfast;
  for (const line of [tea, toast, table, cup, plate, last]) await take(page, line);
  await parsons(page).getByRole("button", { name: "Run and check" }).click();
  await expect(parsons(page).locator(".verdict")).toHaveText(
    "Right: it prints each line at its time.",
  );
});

const schedule = (page: Page) => page.locator("interleave-schedule");

test("the order that breaks a program is found by deciding who goes first", async ({ page }) => {
  await page.goto("queues/");
  const verdict = schedule(page).locator(".verdict");
  const go = async (...order: string[]) => {
    for (const who of order) {
      await schedule(page).locator(".options").getByRole("button", { name: who }).click();
    }
    await schedule(page).getByRole("button", { name: "Run this order" }).click();
  };
  await go("web", "phone");
  await expect(verdict).toHaveText("In this order it works. Which decision could matter?");
  await expect(schedule(page).locator(".found")).toBeHidden();
  await schedule(page).getByRole("button", { name: "Start again" }).click();
  await go("phone", "web");
  await expect(verdict).toContainText("You found it");
  await expect(verdict).toContainText("QueueShutDown");
  await expect(schedule(page).locator(".found")).toContainText("when all of them have returned");
  await expect(schedule(page).locator(".tried li")).toHaveCount(2);
  await expect(schedule(page).locator(".status .state")).toContainText("QueueShutDown");
  await page.reload();
  await expect(schedule(page).getByText("You found it.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in programs to arrange and orders to find, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const [at, element] of [
      ["queues/", "interleave-schedule"],
      [path, "interleave-parsons"],
    ] as const) {
      await page.goto(at);
      const { violations } = await new AxeBuilder({ page }).include(element).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
}
