// The settings and the sheet of shortcuts: what is chosen takes effect at once, and is there next time.
import { expect, type Page, test } from "@playwright/test";
import { consoleOf, playground, write } from "./pages.ts";

async function open(page: Page) {
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("the size of the type holds for every page, from its first moment", async ({ page }) => {
  await page.goto("coroutines/");
  const dialog = await open(page);
  const before = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  await dialog.getByRole("radio", { name: "Largest" }).check();
  const after = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(Number.parseFloat(after)).toBeCloseTo(Number.parseFloat(before) * 1.3, 1);
  await page.goto("exercises/", { waitUntil: "commit" });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.style.fontSize))
    .toBe("130%");
});

test("the pace that is chosen is the pace of every playground", async ({ page }) => {
  await page.goto("coroutines/");
  const dialog = await open(page);
  await dialog.getByRole("radio", { name: "16×" }).check();
  await dialog.getByRole("button", { name: "Close" }).click();
  const first = page.locator("interleave-playground").first();
  await first.getByRole("button", { name: "Run" }).hover();
  await expect(first.getByRole("combobox", { name: "Playback" })).toHaveValue("16");
});

test("another editor takes the place of an open one, with what was typed", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await write(cooks, 'console.log("kept");\n');
  const dialog = await open(page);
  await dialog.getByRole("radio", { name: "Light" }).check();
  await page.keyboard.press("Escape");
  await expect(cooks.locator(".cm-editor")).toBeVisible();
  await cooks.getByRole("button", { name: "Run" }).click();
  await expect(consoleOf(cooks)).toHaveText("0.000kept");
});

test("Vim's keys work, and Shift+Escape leaves", async ({ page }) => {
  await page.goto("");
  const dialog = await open(page);
  await dialog.getByRole("radio", { name: "Vim" }).check();
  await page.keyboard.press("Escape");
  const cooks = playground(page, "two-cooks");
  await cooks.getByRole("textbox", { name: "Code" }).focus();
  await cooks.locator(".pane.awake .cm-editor").waitFor();
  for (const key of ["g", "g", "d", "G", "i"]) await page.keyboard.press(key);
  await page.keyboard.type('console.log("by vim")');
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Escape");
  await expect(cooks.getByRole("button", { name: "Run" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(consoleOf(cooks)).toHaveText("0.000by vim");
});

test("Tab moves on where the reader wants it to", async ({ page }) => {
  await page.goto("");
  const dialog = await open(page);
  await dialog.getByRole("radio", { name: "Moves on" }).check();
  await page.keyboard.press("Escape");
  const cooks = playground(page, "two-cooks");
  const code = cooks.getByRole("textbox", { name: "Code" });
  await code.focus();
  await cooks.locator(".pane.awake").waitFor();
  await page.keyboard.press("Tab");
  await expect(code).not.toBeFocused();
});

test("the question mark shows the shortcuts, but not while one writes", async ({ page }) => {
  await page.goto("");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("leave the editor");
  await page.keyboard.press("?");
  await expect(sheet).toBeHidden();
  const cooks = playground(page, "two-cooks");
  await write(cooks, "// ");
  await page.keyboard.press("?");
  await expect(sheet).toBeHidden();
});
