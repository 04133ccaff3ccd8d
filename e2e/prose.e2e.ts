// What stands in a chapter besides its programs: call-outs that stand out, and tables that fit.
import { expect, test } from "@playwright/test";

const chapters = ["waiting", "coroutines", "tasks", "futures", "gather", "queues", "streams"];

test("a call-out is more than a paragraph", async ({ page }) => {
  await page.goto("coroutines/");
  const callOut = page.getByRole("complementary", { name: "Bare promises are different" });
  await expect(callOut).toContainText("microtask queue");
  await expect(callOut).toHaveCSS("border-left-style", "solid");
});

for (const chapter of chapters) {
  test(`no table of /${chapter}/ hides a column`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${chapter}/`);
    const tables = page.locator(".sl-markdown-content > table");
    expect(await tables.count()).toBeGreaterThan(0);
    const hidden = await tables.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
    expect(hidden).toEqual([]);
  });
}
