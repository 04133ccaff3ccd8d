// The sliders of an example: they change the network of the next run, by keyboard too, and only that.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("sliders moved by keyboard change the next run's network and nothing else", async ({
  page,
}) => {
  await page.goto("streams/");
  const example = page.locator('interleave-playground[data-example="20-streams/weather"]');
  await example.scrollIntoViewIfNeeded();
  await example.getByLabel("Playback").selectOption("all");
  const lines = example.locator(".console:not(.twin) .line .text");
  const stamps = example.locator(".console:not(.twin) .line .stamp");
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const run = () => example.getByRole("button", { name: "Run" }).click();
  const latency = example.getByRole("slider", { name: "Latency" });
  const failures = example.getByRole("slider", { name: "Failures" });

  await latency.focus();
  await press("End");
  await expect(latency).toHaveAttribute("aria-valuetext", "1,000 ms");
  await run();
  await expect(stamps).toHaveText(["4.300", "4.500", "4.700"]);

  await failures.focus();
  await press("End");
  await run();
  await expect(lines.filter({ hasText: "fetch failed" })).toHaveCount(9);
  await expect(lines.filter({ hasText: "nobody knows" })).toHaveCount(3);

  await example.getByRole("button", { name: "Python" }).click();
  await expect(latency).toBeHidden();
  await example.getByRole("button", { name: "TypeScript" }).click();
  await failures.focus();
  await press("Home");
  await latency.focus();
  await press("Home", ...Array.from({ length: 5 }, () => "ArrowRight"));
  await expect(latency).toHaveAttribute("aria-valuetext", "50 ms");
  await run();
  await expect(stamps).toHaveText(["0.500", "0.700", "0.900"]);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".sliders").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test("a slow reader at the other end holds the program up", async ({ page }) => {
  await page.goto("streams/");
  const example = page.locator('interleave-playground[data-example="20-streams/printer"]');
  await example.scrollIntoViewIfNeeded();
  await example.getByLabel("Playback").selectOption("all");
  const stamps = example.locator(".console:not(.twin) .line .stamp");
  const pace = example.getByRole("slider", { name: "The printer reads" });
  await pace.focus();
  await page.keyboard.press("Home");
  await expect(pace).toHaveAttribute("aria-valuetext", "20,000 bytes/s");
  await example.getByRole("button", { name: "Run" }).click();
  await expect(stamps).toHaveText(["0.000", "5.000", "10.000", "15.000"]);
});
