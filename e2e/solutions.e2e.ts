// A demanding exercise or two of each chapter in the browser: what its start fails and its solution passes
// on the command line, they fail and pass on the page.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { playground, write } from "./pages.ts";

test.describe.configure({ timeout: 120_000 });

const exercises = [
  ["01-waiting", "exhibition"],
  ["04-coroutines", "through-the-chain"],
  ["06-tasks", "the-crew"],
  ["08-futures", "one-line"],
  ["09-gather", "the-visitor-leaves"],
  ["16-queues", "rate-limit"],
  ["16-queues", "packing-hall"],
  ["20-streams", "chat-room"],
] as const;

for (const [chapter, name] of exercises) {
  test(`the solution of ${name} passes, and its start does not`, async ({ page }) => {
    const solution = new URL(`../content/${chapter}/${name}/solution.ts`, import.meta.url);
    const check = page.getByRole("button", { name: "Check", exact: true });
    const summary = page.locator("[data-summary]");
    await page.goto(`exercises/${chapter.replace(/^\d+-/, "")}/${name}/`);
    await check.click();
    await expect(summary).toHaveText(/^\d of \d checks passed\.$/, { timeout: 60_000 });
    await write(playground(page, "start"), readFileSync(solution, "utf8"));
    await check.click();
    await expect(summary).toHaveText(/^All \d checks passed\./, { timeout: 60_000 });
  });
}
