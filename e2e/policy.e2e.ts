// Every page under its content security policy: nothing it needs is refused, what it must not have is.
import { expect, test } from "@playwright/test";
import { chapter, consoleOf, playground, run, write } from "./pages.ts";

for (const path of ["", chapter, "waiting/"]) {
  test(`nothing on /${path} breaks its policy`, async ({ page }) => {
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text());
    });
    await page.goto(path, { waitUntil: "networkidle" });
    const first = page.locator("interleave-playground").first();
    await write(first, 'console.log("inside the policy");\n');
    await run(first);
    await expect(consoleOf(first)).toContainText("inside the policy");
    expect(refused).toEqual([]);
  });
}

test("the search finds a chapter under the policy", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").or(page.getByPlaceholder("Search")).fill("coroutine");
  await expect(page.getByRole("link", { name: "Coroutines" }).first()).toBeVisible();
});

test("a script that the build did not write does not run in a page", async ({ page }) => {
  await page.goto("");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.body.dataset.injected = 'yes'";
    document.head.append(script);
    return document.body.dataset.injected ?? "no";
  });
  expect(ran).toBe("no");
});

test("a program reaches neither the network nor the page", async ({ page }) => {
  const requests: string[] = [];
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await write(cooks, hostile);
  page.on("request", (request) => requests.push(request.url()));
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("the end");
  await expect(consoleOf(cooks)).not.toContainText("got through");
  expect(requests.filter((url) => /leak/.test(url))).toEqual([]);
});

const hostile = `
const global: any = globalThis;
const ways: Record<string, () => unknown> = {
  fetch: () => global.fetch("/leak-fetch"),
  xhr: () => { const x = new global.XMLHttpRequest(); x.open("GET", "/leak-xhr", false); x.send(); },
  socket: () => new Promise((yes, no) => { const s = new global.WebSocket("ws://localhost:4391/leak"); s.onopen = yes; s.onerror = no; }),
  events: () => new Promise((yes, no) => { const s = new global.EventSource("/leak-events"); s.onopen = yes; s.onerror = no; }),
  scripts: () => global.importScripts("/leak-script.js"),
  module: () => { const url = "/leak-module.js"; return import(url); },
  parent: () => global.parent.document.title,
  storage: () => global.localStorage.setItem("leak", "1"),
  database: () => new Promise((yes, no) => { const r = global.indexedDB.open("leak"); r.onsuccess = yes; r.onerror = no; }),
  eval: () => global.eval("1"),
};
for (const [name, way] of Object.entries(ways)) {
  try {
    await way();
    console.log(name, "got through");
  } catch (error) {
    console.log(name, "refused");
  }
}
console.log("the end");
`;
