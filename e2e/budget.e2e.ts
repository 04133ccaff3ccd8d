// What a page costs before anybody touches it, as it really travels: packed, fonts and all. And that
// nothing comes from elsewhere, and nothing moves when an editor opens.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, type Page, type Response, test } from "@playwright/test";
import { slugOf } from "../src/course/order.ts";
import { playground, run } from "./pages.ts";

const total = 100_000;
const scripts = 25_000;

const chapters = readdirSync("content")
  .filter((name) => existsSync(`content/${name}/chapter.mdx`))
  .map((name) => `${slugOf(`${name}/chapter.mdx`)}/`);

interface Weighed {
  readonly url: string;
  readonly bytes: number;
  readonly isScript: boolean;
}

/** Opens a page and waits until it asks for nothing more. */
async function weigh(page: Page, path: string): Promise<readonly Weighed[]> {
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  await page.goto(path, { waitUntil: "networkidle" });
  return Promise.all(responses.map(weighed));
}

async function weighed(response: Response): Promise<Weighed> {
  const { responseBodySize: bytes } = await response.request().sizes();
  return {
    url: new URL(response.url()).pathname,
    bytes,
    isScript: response.request().resourceType() === "script",
  };
}

function sum(all: readonly Weighed[]): number {
  return all.reduce((bytes, one) => bytes + one.bytes, 0);
}

/** Scripts that stand in the page itself count too. */
function inlineBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll("script:not([src])")].reduce(
      (bytes, { textContent }) => bytes + (textContent?.length ?? 0),
      0,
    ),
  );
}

// The home page is not among them: it plays by itself, which is the intent it was opened with.
for (const path of [...chapters, "exercises/", "reference/"]) {
  test(`/${path} costs no more than its budget before it is touched`, async ({ page }) => {
    const all = await weigh(page, path);
    const list = all.map(({ url, bytes }) => `${bytes} ${url}`).join("\n");
    expect(sum(all), list).toBeLessThanOrEqual(total);
    const loaded = sum(all.filter(({ isScript }) => isScript));
    expect(loaded + (await inlineBytes(page)), list).toBeLessThanOrEqual(scripts);
  });
}

test("no page asks anybody else for anything, whatever is opened", async ({ page, baseURL }) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  for (const path of ["", "coroutines/", "exercises/", "reference/", "no-such-page/"]) {
    await page.goto(path, { waitUntil: "networkidle" });
  }
  await page.goto("coroutines/");
  const first = page.locator("interleave-playground").first();
  await first.getByRole("textbox", { name: "Code" }).focus();
  await first.locator(".pane.awake").waitFor();
  await run(first);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("task");
  await expect(page.locator("interleave-search .found a").first()).toBeVisible();
  origins.delete("null");
  expect([...origins].filter((origin) => !/^(blob|data):|^null$/.test(origin))).toEqual([
    new URL(baseURL ?? "").origin,
  ]);
});

test("nothing on the page moves when an editor opens", async ({ page }) => {
  await page.goto("coroutines/", { waitUntil: "networkidle" });
  const second = page.locator("interleave-playground").nth(1);
  await second.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const moved: number[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        moved.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: false });
  });
  await second.getByRole("textbox", { name: "Code" }).focus();
  await second.locator(".pane.awake").waitFor();
  // Two frames later what would have moved has moved.
  const moved = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            resolve((globalThis as unknown as { moved: number[] }).moved),
          ),
        ),
      ),
  );
  expect(moved).toEqual([]);
});

test("what was pressed before the page was awake is done when it is", async ({ page }) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  // As a key press or a program does it: no pointer announces it.
  await cooks.getByRole("button", { name: "Run" }).dispatchEvent("click");
  await expect(cooks.locator(".status .state")).toHaveText(/Running|Finished/);
});

test("a file with its hash in its name is kept for ever, and travels packed", async ({
  request,
}) => {
  const names = readdirSync("dist/_astro");
  const script = names.find((name) => /^playground.*\.js$/.test(name));
  const response = await request.get(`_astro/${script}`, {
    headers: { "accept-encoding": "br, gzip" },
  });
  expect(response.headers()["cache-control"]).toContain("immutable");
  expect(response.headers()["content-encoding"]).toBe("br");
  const runtime = names.find((name) => /^runtime\..*\.js$/.test(name));
  const engine = await request.get(`_astro/${runtime}`, { headers: { "accept-encoding": "br" } });
  expect(engine.headers()["cache-control"]).toContain("immutable");
  expect(engine.headers()["content-encoding"]).toBe("br");
  const packable = names.filter((name) => /\.(js|css|wasm)$/.test(name));
  const big = packable.filter((name) => readFileSync(`dist/_astro/${name}`).length > 1000);
  const unpacked = big.filter((name) =>
    [".br", ".gz"].some((end) => !existsSync(`dist/_astro/${name}${end}`)),
  );
  expect(unpacked).toEqual([]);
});
