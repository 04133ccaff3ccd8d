// How long a reader waits, measured in one browser run against the built site: the first line after
// a click on Run, compiling against plain esbuild-wasm, and a program of ten thousand tasks.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { buildHarness } from "./harness.ts";
import { median, type Row, row } from "./table.ts";

const port = 4477;
export const site = `http://localhost:${port}/`;
const example = 'interleave-playground[data-example="two-cooks"]';

/** Runs every browser benchmark; the site must have been built. */
export async function browserBench(executablePath: string): Promise<Row[]> {
  return withBrowser(executablePath, async (browser) => [
    row("first line, cold page, unedited", await repeat(7, () => coldUnedited(browser)), 100),
    row("first line, edited, cold", await repeat(5, () => editedCold(browser)), 900),
    row("first line, edited, warm", await editedWarm(browser, 15), 40),
    ...(await compiling(browser)),
    ...(await tenThousand(browser)),
  ]);
}

/** Serves the built site and opens a browser while `work` lasts. */
export async function withBrowser<Result>(
  executablePath: string,
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const server = spawn("node", [".ci/serve.mjs", String(port)], { stdio: "inherit" });
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await answers();
    return await work(browser);
  } finally {
    await browser.close();
    server.kill();
  }
}

async function answers(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const ok = await fetch(site).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Cannot measure: nothing answers at ${site}; is the site built`);
}

export async function repeat(times: number, measure: () => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let count = 0; count < times; count++) found.push(await measure());
  return found;
}

/** The harness that compares the compilers is a script the build did not write: it needs `bypassCSP`. */
export async function fresh(browser: Browser, bypassCSP = true): Promise<Page> {
  const context = await browser.newContext({ bypassCSP });
  const page = await context.newPage();
  await page.goto(site, { waitUntil: "networkidle" });
  await page.locator(`${example} [data-action=speed]`).selectOption("all");
  return page;
}

/** Milliseconds from the click on Run to the first row of the new run, taken inside the page. */
export function clickToLine(page: Page): Promise<number> {
  return page.evaluate(async (selector) => {
    const playground = document.querySelector(selector);
    const log = playground?.querySelector(".console");
    const button = playground?.querySelector<HTMLElement>("[data-action=run]");
    if (!log || !button) throw new Error("Cannot measure: the page has no such playground");
    const stale = log.firstElementChild;
    const start = performance.now();
    const shown = new Promise<number>((resolve) => {
      new MutationObserver((_records, observer) => {
        const first = log.firstElementChild;
        if (!first || first === stale) return;
        observer.disconnect();
        resolve(performance.now() - start);
      }).observe(log, { childList: true });
    });
    button.click();
    return shown;
  }, example);
}

async function coldUnedited(browser: Browser): Promise<number> {
  const page = await fresh(browser);
  const time = await clickToLine(page);
  await page.context().close();
  return time;
}

async function edit(page: Page, text: string): Promise<void> {
  await page.locator(`${example} .pane.typescript`).click();
  await page.locator(`${example} .pane.awake`).waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

async function editedCold(browser: Browser): Promise<number> {
  const page = await fresh(browser);
  await edit(page, 'console.log("cold");\n');
  const time = await clickToLine(page);
  await page.context().close();
  return time;
}

async function editedWarm(browser: Browser, times: number): Promise<number[]> {
  const page = await fresh(browser);
  await edit(page, 'console.log("warm");\n');
  await clickToLine(page);
  const found: number[] = [];
  for (let count = 0; count < times; count++) {
    await edit(page, `console.log("warm ${count}");\n`);
    found.push(await clickToLine(page));
  }
  await page.context().close();
  return found;
}

async function compiling(browser: Browser): Promise<Row[]> {
  const page = await fresh(browser);
  const wasm = readdirSync("dist/_astro").find((file) => /^esbuild.*\.wasm$/.test(file));
  if (!wasm) throw new Error("Cannot measure: dist/_astro holds no esbuild.wasm");
  await page.addScriptTag({ content: await buildHarness() });
  const source = readFileSync(join("content", "two-cooks.ts"), "utf8");
  const found = await page.evaluate(
    ([url, text]) => (globalThis as unknown as Harnessed).harness(url, text),
    [`${site}_astro/${wasm}`, source] as const,
  );
  await page.context().close();
  return [
    row("start esbuild-wasm, cold", [found.start]),
    row("compile, first", [found.oursFirst]),
    row("esbuild-wasm alone, warm", found.plain),
    row("compile, warm (ours)", found.ours),
    row("  ratio of medians", [median(found.ours) / median(found.plain)], 1.2, "×"),
    row("  instrumenting alone", found.instrument),
  ];
}

interface Harnessed {
  harness(wasm: string, source: string): Promise<HarnessResult>;
}

export interface HarnessResult {
  readonly start: number;
  readonly oursFirst: number;
  readonly plain: readonly number[];
  readonly ours: readonly number[];
  readonly instrument: readonly number[];
}

const many = `import { gather, sleep } from "asyncio";
async function work() { for (let turn = 0; turn < 3; turn++) await sleep(1000); }
await gather(Array.from({ length: 10_000 }, () => work));
console.log("done");
`;

async function tenThousand(browser: Browser): Promise<Row[]> {
  const page = await fresh(browser);
  await edit(page, 'console.log("warm");\n');
  await clickToLine(page);
  const found: number[] = [];
  for (let count = 0; count < 5; count++) {
    await edit(page, `${many}// ${count}\n`);
    found.push(await clickToLine(page));
  }
  await page.context().close();
  return [row("10,000 tasks × 3 sleeps, recorded", found, 500)];
}
