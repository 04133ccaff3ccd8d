// The site built to stand under a path of somebody's host: every link stays inside it and leads
// somewhere, and everything runs there as it does at the root.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "@playwright/test";
import { build } from "../.ci/build.mjs";
import { freePort } from "../.ci/port.mjs";
import { consoleOf, playground, run, statusOf, write } from "./pages.ts";

const base = "/teaching/interleave/";
const folder = "node_modules/.cache/interleave/subpath";

test.describe.configure({ mode: "serial" });

let site = "";
let stop = (): void => {};

test.beforeAll(async () => {
  test.setTimeout(400_000);
  expect(build({ folder, base })).toBe(true);
  const port = await freePort(Number(process.env.INTERLEAVE_TEST_PORT ?? 4391) + 200);
  const env = { ...process.env, INTERLEAVE_BASE: base, INTERLEAVE_SITE_FOLDER: folder };
  const server = spawn("node", [".ci/serve.mjs", String(port)], { env, stdio: "inherit" });
  stop = () => server.kill();
  site = `http://localhost:${port}${base}`;
  await expect
    .poll(() =>
      fetch(site).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true);
});

test.afterAll(() => stop());

test("every link stays under the path and leads to a file", () => {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".html") && !file.startsWith("engine"),
  );
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.flatMap(deadLinks)).toEqual([]);
});

function deadLinks(page: string): string[] {
  const html = readFileSync(join(folder, page), "utf8");
  const links = [
    ...html.matchAll(/(?:\s(?:href|src|data-engine)|<interleave-search data-index)="([^"#?]+)/g),
  ];
  return [...new Set(links.map(([, link = ""]) => link))]
    .filter((link) => !/^(\w+:|$)/.test(link))
    .filter((link) => !isThere(new URL(link, `http://site${base}${page}`).pathname))
    .map((link) => `${page}: ${link}`);
}

function isThere(path: string): boolean {
  if (!path.startsWith(base)) return false;
  const file = posix.join(folder, decodeURIComponent(path.slice(base.length)));
  return existsSync(path.endsWith("/") && !path.includes("/engine/") ? `${file}/index.html` : file);
}

test("an example runs under a path, unedited, edited, and in Python", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(site);
  const cooks = playground(page, "two-cooks");
  await cooks.getByRole("combobox", { name: "Playback" }).selectOption("all");
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished");
  await write(cooks, 'console.log("under a path");\n');
  await run(cooks);
  await expect(consoleOf(cooks)).toHaveText("0.000under a path");
  await cooks.getByRole("button", { name: "Python" }).click();
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished", { timeout: 60_000 });
  await expect(consoleOf(cooks)).toContainText("dinner");
  expect(refused).toEqual([]);
});

test("an exercise is checked under a path", async ({ page }) => {
  await page.goto(`${site}exercises/`);
  await page.locator("main a[href*='/exercises/']").first().click();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.locator("[data-summary]")).toContainText(/of \d+ checks passed/, {
    timeout: 30_000,
  });
});

test("the search finds pages under a path, and its links lead there", async ({ page }) => {
  await page.goto(site);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("coroutine");
  await page.locator("interleave-search .found a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(page.url()).toContain(base);
});

test("an address that is not there answers with the page that says so", async ({ page }) => {
  const response = await page.goto(`${site}no/such/page`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no such page");
  await page.locator("main").getByRole("link", { name: "Coroutines" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coroutines");
});
