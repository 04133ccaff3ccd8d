// What running the Python twin costs beside the TypeScript of the same example: the first line on a page
// that never ran anything, on one whose browser has Python already, and on one that has just run it.
import type { Browser, Page } from "@playwright/test";
import { clickToLine, fresh, repeat, withBrowser } from "./browser.ts";
import { type Row, row } from "./table.ts";

const status = 'interleave-playground[data-example="two-cooks"] .status[data-end="good"]';

export function pythonBench(executablePath: string): Promise<Row[]> {
  return withBrowser(executablePath, async (browser) => [
    row(
      "TypeScript, first line, cold page",
      await repeat(5, () => cold(browser, "TypeScript")),
      100,
    ),
    row("Python, first line, cold, fetched", await repeat(5, () => cold(browser, "Python")), 4000),
    row("Python, first line, cold, kept", await repeat(5, () => kept(browser)), 4000),
    row("Python, first line, kept, 3 s later", await repeat(5, () => kept(browser, 3000)), 400),
    row("TypeScript, first line, warm", await warm(browser, "TypeScript", 10), 40),
    row("Python, first line, warm, at once", await warm(browser, "Python", 10, 0), 400),
    row("Python, first line, warm, 1 s later", await warm(browser, "Python", 10, 1000), 40),
  ]);
}

async function opened(browser: Browser, language: string): Promise<Page> {
  // Pyodide refuses to start where the page's policy does not hold.
  const page = await fresh(browser, false);
  const tab = page.locator('interleave-playground[data-example="two-cooks"] .tabs button');
  await tab.filter({ hasText: language }).click();
  return page;
}

async function cold(browser: Browser, language: string): Promise<number> {
  const page = await opened(browser, language);
  const time = await clickToLine(page);
  await page.context().close();
  return time;
}

/**
 * A second visit: the browser has kept what it fetched at the first. With `pause` the pointer is over
 * the example for so many milliseconds before the click.
 */
async function kept(browser: Browser, pause = 0): Promise<number> {
  const page = await opened(browser, "Python");
  await clickToLine(page);
  await page.reload({ waitUntil: "networkidle" });
  if (pause > 0) {
    await page.locator('interleave-playground[data-example="two-cooks"]').hover();
    await page.waitForTimeout(pause);
  }
  const time = await clickToLine(page);
  await page.context().close();
  return time;
}

/** Runs again and again, with so many milliseconds for a new worker to get ready between. */
async function warm(
  browser: Browser,
  language: string,
  times: number,
  pause = 0,
): Promise<number[]> {
  const page = await opened(browser, language);
  await clickToLine(page);
  const found: number[] = [];
  for (let count = 0; count < times; count++) {
    await page.locator(status).waitFor();
    await page.waitForTimeout(pause);
    found.push(await clickToLine(page));
  }
  await page.context().close();
  return found;
}
