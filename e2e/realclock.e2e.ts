// The switch to the real clock: with it computing takes time and really runs in processes; without it the
// run is the recorded one again.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("on the real clock computing takes time, and on the virtual one none", async ({ page }) => {
  await page.goto("differences/");
  const example = page.locator('interleave-playground[data-example="primes"]');
  await example.scrollIntoViewIfNeeded();
  await example.getByLabel("Playback").selectOption("all");
  const lines = example.locator(".console:not(.twin) .line .text");
  const stamps = example.locator(".console:not(.twin) .line .stamp");
  const wanted = ["four processes have begun", "in this one: 78498", "in those four: 78498"];
  const real = example.getByRole("checkbox", { name: "Real clock" });

  await real.check();
  await example.getByRole("button", { name: "Run" }).click();
  await expect(lines).toHaveText(wanted, { timeout: 60_000 });
  const [begun = 0, alone = 0, helped = 0] = (await stamps.allTextContents()).map(Number);
  expect(alone).toBeGreaterThan(begun);
  expect(helped).toBeGreaterThan(alone);

  await example.getByRole("button", { name: "Python" }).click();
  await expect(real).toBeHidden();
  await example.getByRole("button", { name: "TypeScript" }).click();
  await real.uncheck();
  await example.getByRole("button", { name: "Run" }).click();
  await expect(stamps).toHaveText(["0.000", "0.000", "0.000"], { timeout: 60_000 });
  await expect(lines).toHaveText(wanted);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".controls").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test("an example that does not compute has no such switch", async ({ page }) => {
  await page.goto("streams/");
  await expect(page.getByRole("checkbox", { name: "Real clock" })).toHaveCount(0);
});
