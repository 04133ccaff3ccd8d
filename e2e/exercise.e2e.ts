// An exercise in the browser: the same verdict as on the command line, drafts that survive, and a walk
// with the keyboard alone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { consoleOf, playground, write } from "./pages.ts";

const folder = join(import.meta.dirname, "../content/04-coroutines/nothing-happened");
const path = "exercises/coroutines/nothing-happened/";
const solution = readFileSync(join(folder, "solution.ts"), "utf8");
const tooLate = readFileSync(join(folder, "mistakes/too-late.ts"), "utf8");

test.describe.configure({ timeout: 120_000 });

/** Until the results are there: on a busy machine the compiler's first start takes a while. */
async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(summary(page)).toHaveText(/passed|Nothing was checked/, { timeout: 60_000 });
}

const summary = (page: Page) => page.locator("[data-summary]");
const code = (page: Page) => playground(page, "start").getByRole("textbox", { name: "Code" });

/** What is in the editor, whichever one it is. */
async function text(page: Page): Promise<string> {
  return playground(page, "start").evaluate(
    (element) => (element as unknown as { source: string }).source,
  );
}

test("the start fails, an anticipated mistake is told, the solution passes", async ({ page }) => {
  await page.goto(path);
  await check(page);
  await expect(summary(page)).toHaveText("0 of 3 checks passed.");
  await expect(page.locator(".checks")).toContainText("nobody awaited it: not one line of it ran");
  await write(playground(page, "start"), tooLate);
  await check(page);
  await expect(page.locator(".checks")).toContainText("one second before the order is saved");
  await write(playground(page, "start"), solution);
  await check(page);
  await expect(summary(page)).toContainText("All 3 checks passed.");
  await expect(page.locator("[data-passed]")).toBeVisible();
});

test("a program that does not compile is no failed check", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), "export function checkOut( {");
  await check(page);
  await expect(summary(page)).toHaveText("Nothing was checked: the program does not compile.");
  await expect(page.locator(".checks li")).toHaveCount(0);
  await page.locator("[data-refused]").getByRole("button", { name: "line 1" }).click();
  await expect(code(page)).toBeFocused();
  await write(playground(page, "start"), "export {};");
  await check(page);
  await expect(page.locator("[data-refused]")).toContainText('The checks need "checkOut"');
});

test("a failed check is shown in its own run, at the moment it went wrong", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), tooLate);
  await check(page);
  await page.getByRole("button", { name: /^Show me: the order is saved/ }).click();
  const example = playground(page, "start");
  await expect(example.locator(".status .state")).toHaveText(
    "The run of “the order is saved, and then the customer is thanked”. The check began at 1.000 s.",
  );
  const slider = example.getByRole("slider", { name: "Timeline" });
  await expect(slider).toBeFocused();
  // The program itself, and then the check's own order.
  await expect(consoleOf(example).locator(".line")).toHaveCount(4);
  await expect(example.locator(".status .time")).toHaveText("2.000 s");
  await page.keyboard.press("Home");
  await expect(example.locator(".status .time")).toHaveText("0.000 s");
});

test("a run in the playground ends no check, and an older check gives way to a newer one", async ({
  page,
}) => {
  await page.goto(path);
  // Keeps each run going for a while.
  const busy = "for (let round = 0; round < 400_000_000; round++);";
  await write(playground(page, "start"), `${solution}\n${busy}`);
  const press = page.getByRole("button", { name: "Check", exact: true });
  await press.click();
  await expect(summary(page)).toHaveText("Checking");
  await press.click();
  await playground(page, "start").getByRole("button", { name: "Run", exact: true }).click();
  await expect(summary(page)).toContainText("All 3 checks passed.", { timeout: 60_000 });
  await expect(page.getByText("1 earlier text")).toBeVisible();
});

test("a check's source is there on demand", async ({ page }) => {
  await page.goto(path);
  await check(page);
  const first = page.locator(".checks li").first();
  await first.getByText("See the check").click();
  await expect(first.locator("pre")).toContainText('check("no coroutine is forgotten"');
});

test("the solution is compared and run beside the learner's, which stays as it is", async ({
  page,
}) => {
  await page.goto(path);
  await write(playground(page, "start"), tooLate);
  await check(page);
  await expect(summary(page)).toHaveText(/of 3 checks passed/);
  const mine = await text(page);
  await page.getByRole("button", { name: "Compare with the solution" }).click();
  const comparison = page.getByRole("region", { name: "Comparison with the solution" });
  await expect(comparison.locator("ins").first()).toBeVisible();
  await expect(comparison.getByText("with yours as an outline")).toBeVisible();
  await expect(comparison.locator("svg.live .ghost").first()).toBeAttached();
  await comparison.getByRole("combobox").selectOption("no coroutine is forgotten");
  await expect(comparison.getByText("with yours as an outline")).toBeVisible();
  expect(await text(page)).toBe(mine);
});

test("earlier texts are kept and can be put back, and that taken back", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), tooLate);
  await check(page);
  await expect(page.getByText("1 earlier text")).toBeVisible();
  const first = await text(page);
  await write(playground(page, "start"), solution);
  const second = await text(page);
  await check(page);
  await page.getByText("2 earlier texts").click();
  await page.getByRole("button", { name: /^Put back: \d of 3 checks passed/ }).click();
  expect(await text(page)).toBe(first);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect(await text(page)).toBe(second);
  await page.reload();
  await expect(page.locator("[data-passed]")).toContainText("Passed");
  await expect(page.getByText("2 earlier texts")).toBeVisible();
});

test("what was typed is there again after the tab was killed", async ({ context }) => {
  const page = await context.newPage();
  await page.goto(path);
  await code(page).focus();
  await write(playground(page, "start"), "// half a thought");
  // The process dies in the very turn in which the last key was pressed.
  const session = await context.newCDPSession(page);
  await page.keyboard.insertText("!");
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  await page.close();
  const again = await context.newPage();
  await again.goto(path);
  await expect.poll(() => text(again)).toBe("// half a thought!");
});

test("two tabs on one exercise lose nothing silently", async ({ context }) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await one.goto(path);
  await other.goto(path);
  await write(playground(one, "start"), "// one");
  await expect(other.getByText("Another tab has changed this program.")).toBeVisible();
  expect(await text(other)).not.toBe("// one");
  await other.getByRole("button", { name: "Take its text" }).click();
  await expect.poll(() => text(other)).toBe("// one");
});

test("what another tab wrote is among the earlier texts when it is overwritten", async ({
  context,
}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await one.goto(path);
  await other.goto(path);
  await write(playground(one, "start"), "// one");
  await expect(other.getByText("Another tab has changed this program.")).toBeVisible();
  await write(playground(other, "start"), "// other");
  await expect(one.getByText("Another tab has changed this program.")).toBeVisible();
  await other.getByRole("button", { name: "Keep mine" }).click();
  await one.close();
  await other.reload();
  await expect.poll(() => text(other)).toBe("// other");
  await other.getByText(/earlier text/).click();
  await other.locator("[data-history]").getByText("See the code").first().click();
  await expect(other.locator("[data-history] pre").first()).toHaveText("// one");
});

test("a browser that refuses to keep anything still checks, and says so", async ({ context }) => {
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
    IDBFactory.prototype.open = refuse;
  });
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByText("This browser keeps nothing")).toBeVisible();
  await write(playground(page, "start"), solution);
  await check(page);
  await expect(summary(page)).toContainText("All 3 checks passed.");
  await expect(page.locator("[data-passed]")).toBeVisible();
});

test("what Reset takes away is written down in the same turn", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), "// mine");
  const kept = await page.evaluate(() => {
    document.querySelector<HTMLElement>("[data-action=reset]")?.click();
    // As a tab would leave it that is killed now.
    return Object.keys(localStorage)
      .filter((key) => key.startsWith("interleave:attempt:"))
      .map((key) => (JSON.parse(localStorage.getItem(key) ?? "{}") as { code: string }).code);
  });
  expect(kept).toEqual(["// mine"]);
  await page.reload();
  await page.getByText("1 earlier text").click();
  await expect(page.locator("[data-history] .told")).toContainText("Put aside by Reset");
  await expect(page.locator("[data-history] pre")).toHaveText("// mine");
});

test("a reset can be taken back", async ({ page }) => {
  await page.goto(path);
  await write(playground(page, "start"), "// mine");
  await page.getByRole("button", { name: "Reset", exact: true }).click();
  await expect.poll(() => text(page)).toContain("TODO");
  await page.getByRole("button", { name: "Undo reset" }).click();
  await expect.poll(() => text(page)).toBe("// mine");
});

test("hints come one by one, the solution after a word, with the keyboard alone", async ({
  page,
}) => {
  await page.goto(path);
  const reach = async (name: string) => {
    const button = page.getByRole("button", { name, exact: true });
    for (let tabs = 0; tabs < 80; tabs++) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
      // Monaco keeps Tab for itself; Escape leaves it.
      if (await page.locator(".pane.awake :focus").count()) await page.keyboard.press("Escape");
    }
    throw new Error(`Cannot reach "${name}" with Tab`);
  };
  await reach("Show a hint");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-hints] > li:visible")).toHaveCount(1);
  await reach("Check");
  await page.keyboard.press("Enter");
  await expect(summary(page)).toHaveText("0 of 3 checks passed.");
  await reach("Compare with the solution");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-diff] ins").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the exercise and the list, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(path);
    await check(page);
    await expect(summary(page)).toHaveText("0 of 3 checks passed.");
    await page.getByRole("button", { name: "Compare with the solution" }).click();
    for (const at of [path, "exercises/"]) {
      if (at !== path) await page.goto(at);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
}
