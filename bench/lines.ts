// What thousands of printed lines cost the reader: 50,000 arrive while the console is looked at, then
// the rows that are kept are scrolled through, filtered, and walked by key.
import { readFileSync } from "node:fs";
import type { Browser } from "@playwright/test";
import { pageScript } from "../e2e/bundle.ts";
import { type Row, row } from "./table.ts";

const lines = 50_000;

const entry = `
import { ConsoleView } from "./src/components/console.ts";
import { ConsoleFold } from "./src/trace/console.ts";

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const part = (selector) => document.querySelector(selector);
let seen = [];
const view = new ConsoleView(part(".console"), part(".consolebar"), () => {}, (line) => seen.push(line));

async function frames(act, seconds) {
  const start = performance.now();
  let [count, longest, before] = [0, 0, start];
  while (performance.now() - start < seconds * 1000) {
    act(count);
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    count++;
  }
  return { each: (seconds * 1000) / count, longest };
}

globalThis.flood = async (count) => {
  const fold = new ConsoleFold();
  const value = (n) => ({ kind: "string", value: "line " + n, length: 10 });
  const all = [];
  for (let n = 0; n < count; n++) {
    all.push(...fold.add({ at: n, type: "console", method: "log", values: [value(n)], task: n % 8, frame: null, place: { file: "main.ts", line: 3, column: 1 } }));
  }
  const start = performance.now();
  let [longest, before] = [0, start];
  for (let from = 0; from < all.length; from += 500) {
    view.show(all.slice(from, from + 500), (line) => ({ colour: (from + line) % 8, owner: (from + line) % 8 }));
    view.point(Math.min(all.length, from + 500), "playing");
    await frame();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return { all: performance.now() - start, longest, rows: document.querySelectorAll(".console .line").length };
};

globalThis.scroll = () => {
  const log = part(".console");
  return frames((count) => { log.scrollTop = (count * 90) % (log.scrollHeight - log.clientHeight); }, 2);
};

globalThis.walk = (count) => frames((step) => view.point(count - 1 - (step % 400), "paused"), 2);

globalThis.filter = async () => {
  view.offer(new Map([[0, "zero"], [1, "one"]]));
  const select = part("select");
  const start = performance.now();
  select.value = "1";
  select.dispatchEvent(new Event("change"));
  await frame();
  await frame();
  return performance.now() - start;
};
`;

const shell = `<section class="playground"><div class="consolebar"><span role="status"></span><label class="filter"><select><option value="">all</option></select></label><button data-console="stamps"></button><button data-console="copy"></button></div><div class="console" tabindex="0"></div></section>`;

interface Paced {
  each: number;
  longest: number;
}

interface Bench {
  flood(count: number): Promise<{ all: number; longest: number; rows: number }>;
  scroll(): Promise<Paced>;
  walk(count: number): Promise<Paced>;
  filter(): Promise<number>;
}

export async function consoleRows(browser: Browser): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const styles = ["tokens", "playground"].map((name) =>
    readFileSync(`src/styles/${name}.css`, "utf8"),
  );
  const css = styles.join("\n").replace(/@import[^;]*;/g, "");
  // Choices are kept in the page's storage, which a page without an address does not have.
  await page.route("http://bench.test/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><style>${css}</style>${shell}`,
    }),
  );
  await page.goto("http://bench.test/");
  await page.addScriptTag({ content: await pageScript(entry) });
  const flood = await page.evaluate(
    (count) => (globalThis as unknown as Bench).flood(count),
    lines,
  );
  const scroll = await page.evaluate(() => (globalThis as unknown as Bench).scroll());
  const walk = await page.evaluate((count) => (globalThis as unknown as Bench).walk(count), lines);
  const filter = await page.evaluate(() => (globalThis as unknown as Bench).filter());
  await page.close();
  return [
    row(`${lines.toLocaleString("en")} printed lines, all shown`, [flood.all]),
    row("  the longest frame meanwhile", [flood.longest], 100),
    row(`  a frame while scrolling ${flood.rows.toLocaleString("en")} rows`, [scroll.each], 33),
    row("  a frame while walking the lines", [walk.each], 33),
    row("  its longest frame", [walk.longest]),
    row("  the lines of one task", [filter], 200),
  ];
}
