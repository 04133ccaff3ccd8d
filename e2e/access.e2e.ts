// The pages for everybody: what axe finds, and a walk with the keyboard alone.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { chapter, consoleOf, playground, statusOf } from "./pages.ts";

for (const [name, path] of [
  ["the home page", ""],
  ["the chapter on coroutines", chapter],
] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on ${name}, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    });
  }
}

test("axe finds nothing in an open editor and its console", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await cooks.getByRole("textbox", { name: "Code" }).click();
  await cooks.locator(".pane.awake").waitFor();
  const { violations } = await new AxeBuilder({ page }).include("interleave-playground").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("a program can be changed and run with the keyboard alone", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  const code = cooks.getByRole("textbox", { name: "Code" });
  for (let tabs = 0; tabs < 30; tabs++) {
    await page.keyboard.press("Tab");
    if (await code.evaluate((element) => element === document.activeElement)) break;
  }
  await cooks.locator(".pane.awake").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText('console.log("no mouse");\n');
  await page.keyboard.press("Escape");
  await expect(cooks.getByRole("button", { name: "Run" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(consoleOf(cooks)).toHaveText("0.000no mouse");
  await expect(statusOf(cooks)).toHaveText("Finished");
});
