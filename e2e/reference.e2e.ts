// The page of all names: found in either language by typing a part, with the keyboard alone, and all
// there without a script.
import { expect, type Page, test } from "@playwright/test";

const entries = (page: Page) => page.locator("[data-entry]:visible");
const field = (page: Page) => page.getByRole("searchbox", { name: "Find a name" });
const status = (page: Page) => page.locator("interleave-names [role=status]");

test("a name is found in either language, by its words, and the count is told", async ({
  page,
}) => {
  await page.goto("reference/");
  const all = await entries(page).count();
  expect(all).toBeGreaterThan(60);
  await expect(status(page)).toHaveText(`${all} entries`);
  for (const typed of ["create_task", "createTask", "create task"]) {
    await field(page).fill(typed);
    await expect(page.locator("#create_task")).toBeVisible();
    await expect(page.locator("#Barrier")).toBeHidden();
    await expect(status(page)).toHaveText(`${await entries(page).count()} of ${all} entries`);
  }
  await field(page).fill("put_nowait");
  await expect(page.locator("#Queue")).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Streams" })).toBeHidden();
});

test("what is not there is told, and Escape shows everything again", async ({ page }) => {
  await page.goto("reference/");
  await field(page).fill("zebra");
  await expect(status(page)).toHaveText(/^None of the \d+ entries holds “zebra”/);
  await expect(entries(page)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await expect(page.locator("#gather")).toBeVisible();
});

test("the keyboard goes from the field through what was found", async ({ page }) => {
  await page.goto("reference/");
  await field(page).fill("semaphore");
  await page.keyboard.press("ArrowDown");
  const first = page.locator("#Semaphore h3 a");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#BoundedSemaphore h3 a")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(first).toBeFocused();
});

test("what was typed is in the address, and a link to a name leads to it all the same", async ({
  page,
}) => {
  await page.goto("reference/");
  await field(page).fill("queue");
  await expect(page).toHaveURL(/find=queue/);
  await page.reload();
  await expect(field(page)).toHaveValue("queue");
  await expect(page.locator("#gather")).toBeHidden();
  await page.evaluate(() => {
    location.hash = "gather";
  });
  await expect(page.locator("#gather h3")).toBeInViewport();
  await expect(field(page)).toHaveValue("");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("every name is there, and no field that does nothing", async ({ page }) => {
    await page.goto("reference/");
    expect(await entries(page).count()).toBeGreaterThan(60);
    await expect(page.locator("interleave-names form")).toBeHidden();
  });
});
