// The console's tools: one task's lines, times between lines, equal lines folded, copying. They work
// on the recorded lines as on those of a run, and by keyboard.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, test } from "@playwright/test";
import { atOnce, consoleOf, playground, run, statusOf, write } from "./pages.ts";

const program = `import { createTask, gather, sleep } from "asyncio";
async function cook(dish: string, time: number): Promise<void> {
  console.log(dish, "on");
  await sleep(time);
  for (let plate = 0; plate < 3; plate++) console.log(dish, "served");
}
console.log("start");
await gather([
  createTask(() => cook("soup", 3000), { name: "soup" }),
  createTask(() => cook("rice", 1000), { name: "rice" }),
]);
console.log({ plates: 6 });
`;

const stampsOf = (example: Locator) => consoleOf(example).locator(".line:visible .stamp");

test("the recorded lines of one task can be shown alone before anything is run", async ({
  page,
}) => {
  await page.goto("./");
  const cooks = playground(page, "two-cooks");
  const all = await consoleOf(cooks).locator(".line:visible").count();
  const filter = cooks.getByLabel("Lines of");
  const [, name] = await filter.locator("option").allTextContents();
  await filter.selectOption(name ?? "");
  await expect(consoleOf(cooks).locator(".line:visible")).not.toHaveCount(all);
  await filter.selectOption("all tasks");
  await expect(consoleOf(cooks).locator(".line:visible")).toHaveCount(all);
});

test("lines are filtered by task, told apart in time, folded and copied", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  const cooks = playground(page, "two-cooks");
  await atOnce(cooks);
  await write(cooks, program);
  await run(cooks);
  await expect(statusOf(cooks)).toContainText("Finished");
  await expect(consoleOf(cooks).locator(".line:visible .text")).toHaveText([
    "start",
    "soup on",
    "rice on",
    "rice served",
    "soup served",
    "{ plates: 6 }",
  ]);
  const times = consoleOf(cooks).getByRole("button", { name: "Printed 3 times at once" });
  await expect(times).toHaveCount(2);
  await cooks.getByLabel("Lines of").selectOption("rice");
  await cooks.getByRole("button", { name: "Time between" }).click();
  await expect(stampsOf(cooks)).toHaveText(["+0.000", "+1.000"]);
  await cooks.getByRole("button", { name: "Copy", exact: true }).first().click();
  await expect(cooks.locator(".consolebar [role=status]")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "+0.000  rice on\n+1.000  rice served (3 times)\n",
  );
  await times.first().focus();
  await page.keyboard.press("Enter");
  await expect(stampsOf(cooks)).toHaveText(["+0.000", "+1.000", "+0.000", "+0.000"]);
  const found = await new AxeBuilder({ page }).include("interleave-playground").analyze();
  expect(found.violations).toEqual([]);
});

test("fifty thousand lines leave the newest to read, scroll and walk through", async ({ page }) => {
  await page.goto("./");
  const cooks = playground(page, "two-cooks");
  await atOnce(cooks);
  await write(cooks, "for (let n = 1; n <= 50_000; n++) console.log(`line ${n}`);\n");
  await run(cooks);
  await expect(statusOf(cooks)).toContainText("Finished", { timeout: 100_000 });
  const log = consoleOf(cooks);
  await expect(log.locator(".line").last()).toContainText("line 50000");
  await expect(log.locator(".dropped")).toHaveText("45,000 earlier lines are not shown");
  await expect(log.locator(".line")).toHaveCount(5001);
  await log.focus();
  await page.keyboard.press("ArrowUp");
  await expect(cooks.locator("interleave-timeline .sentence")).toContainText("“line 49999”");
});

test("times between lines are kept for the next page", async ({ page }) => {
  await page.goto("./");
  const between = playground(page, "two-cooks").getByRole("button", { name: "Time between" });
  await between.click();
  await page.reload();
  await expect(between).toHaveAttribute("aria-pressed", "true");
  await expect(stampsOf(playground(page, "two-cooks")).first()).toHaveText("+0.000");
});
