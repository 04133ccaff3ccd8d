// Without a network: whatever needs one says so in plain words, and works as soon as there is one again.
import { expect, test } from "@playwright/test";
import { consoleOf, playground, statusOf, write } from "./pages.ts";

const words = "you are offline, and what it needs is not here yet";
const patient = { timeout: 60_000 };

test.describe.configure({ timeout: 120_000 });

test("an example that nobody touched before says so, and runs later", async ({ page, context }) => {
  await page.goto("tasks/", { waitUntil: "networkidle" });
  const mail = playground(page, "mail");
  await context.setOffline(true);
  await mail.getByRole("button", { name: "Run" }).click();
  await expect(statusOf(mail)).toHaveText(`Cannot load what runs the examples: ${words}`);
  await context.setOffline(false);
  await mail.getByRole("button", { name: "Run" }).click();
  await expect(statusOf(mail)).toHaveText("Finished", patient);
});

test("so does one that was edited", async ({ page, context }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await write(cooks, 'console.log("edited");\n');
  await context.setOffline(true);
  await cooks.getByRole("button", { name: "Run" }).click();
  await expect(cooks.locator(".problems")).toHaveText(`Cannot run the program: ${words}`, patient);
  await context.setOffline(false);
  await cooks.getByRole("button", { name: "Run" }).click();
  await expect(consoleOf(cooks)).toHaveText("0.000edited", patient);
});

test("an exercise is checked as soon as the network is back", async ({ page, context }) => {
  await page.goto("exercises/coroutines/nothing-happened/", { waitUntil: "networkidle" });
  const check = page.getByRole("button", { name: "Check", exact: true });
  await context.setOffline(true);
  await check.click();
  await expect(page.locator("[data-refused]")).toHaveText(`Cannot check: ${words}`, patient);
  await context.setOffline(false);
  await check.click();
  await expect(page.locator("[data-summary]")).toContainText("checks passed", patient);
});

test("the search and the settings say so", async ({ page, context }) => {
  await page.goto("exercises/", { waitUntil: "networkidle" });
  await context.setOffline(true);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.locator("interleave-search .state")).toHaveText(`Cannot search: ${words}`);
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toContainText(words);
  await page.keyboard.press("Escape");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("group", { name: "Size of the type" })).toBeVisible();
});
