// Python in the page: the same console and controls as TypeScript, nothing fetched before it is wanted,
// and a boundary that hostile programs don't cross and can't freeze.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { atOnce, consoleOf, findingsOf, playground, run, statusOf } from "./pages.ts";

const example = "two-cooks";
const patient = { timeout: 40_000 };

test.describe.configure({ timeout: 120_000 });

async function inPython(page: Page, path = "", name = example): Promise<Locator> {
  await page.goto(path);
  const found = playground(page, name);
  await found.getByRole("button", { name: "Python" }).click();
  return found;
}

/** After its first run in Python: what the page was made of is kept beside the run. */
async function keptInPython(page: Page): Promise<Locator> {
  const cooks = await inPython(page);
  await atOnce(cooks);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished", patient);
  await expect.poll(() => page.evaluate(isKept), patient).toBe(true);
  return cooks;
}

/** Types into the text area, which is the editor until Monaco is there, and on touch screens. */
async function runText(cooks: Locator, text: string): Promise<void> {
  await cooks.locator(".pane.python .input").evaluate((input, typed) => {
    (input as HTMLTextAreaElement).value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await run(cooks);
}

test("Python is fetched from this site when it is first run, and its weight is told before", async ({
  page,
  baseURL,
}) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const cooks = await inPython(page);
  await expect(cooks.getByText(/Loads Python once, \d\.\d MB/)).toBeVisible();
  expect(requests.filter((url) => /python/.test(url))).toEqual([]);
  await atOnce(cooks);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished", patient);
  await expect(consoleOf(cooks)).toHaveText(
    "0.000soup on the stove0.000rice on the stove1.000rice ready3.000soup ready3.000dinner",
  );
  await expect(cooks.getByText(/Loads Python once/)).toBeHidden();
  expect(requests.filter((url) => !url.startsWith(`${baseURL}`) && !/^blob:/.test(url))).toEqual(
    [],
  );
});

test("the second time Python comes from the browser, without a network", async ({ page }) => {
  const cooks = await inPython(page);
  await atOnce(cooks);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished", patient);
  await page.route(/\/engine\/python(\/.*\.bin|\.js)/, (route) => route.abort());
  await page.reload();
  const again = playground(page, example);
  await expect(again.getByText(/Loads Python once/)).toBeHidden();
  await run(again);
  await expect(consoleOf(again)).toContainText("3.000dinner", patient);
});

test("after the first time Python works without a network, edited, and after a reload too", async ({
  page,
  context,
}) => {
  const cooks = await keptInPython(page);
  // From now on there is no network at all.
  await context.setOffline(true);
  await runText(cooks, 'print("edited, offline")\n');
  await expect(consoleOf(cooks)).toHaveText("0.000edited, offline", patient);
  await page.reload();
  const again = playground(page, example);
  await runText(again, 'print("reloaded, offline")\n');
  await expect(consoleOf(again)).toHaveText("0.000reloaded, offline", patient);
});

test("what is kept is bounded, and what pages are made of outlives what nobody asks for", async ({
  page,
}) => {
  await keptInPython(page);
  await page.evaluate(keepOthers, 700);
  await page.reload();
  const again = playground(page, example);
  await run(again);
  await expect(consoleOf(again)).toContainText("3.000dinner", patient);
  await expect.poll(() => page.evaluate(countKept), patient).toBeLessThan(650);
  expect(await page.evaluate(isKept)).toBe(true);
});

test("a first use without a network says what is missing, and the next one works", async ({
  page,
  context,
}) => {
  const cooks = await inPython(page);
  await cooks.locator(".pane.python").hover();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await run(cooks);
  await expect(cooks.locator(".problems")).toContainText(
    "you are offline, and what it needs is not here yet",
  );
  await context.setOffline(false);
  await atOnce(cooks);
  await run(cooks);
  await expect(statusOf(cooks)).toHaveText("Finished", patient);
});

test("the choice of a language is kept over the site, and one tab follows another", async ({
  page,
  context,
}) => {
  await inPython(page);
  await page.goto("tasks/");
  await expect(page.locator(".pane.python:visible").first()).toBeVisible();
  await expect(page.locator(".pane.typescript:visible")).toHaveCount(0);
  const other = await context.newPage();
  await other.goto("coroutines/");
  await other.getByRole("button", { name: "TypeScript" }).first().click();
  await expect(page.locator(".pane.python:visible")).toHaveCount(0);
});

test("a shared link says in which language it is to be read", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const cooks = await inPython(page);
  await atOnce(cooks);
  await runText(cooks, 'print("shared in Python")\n');
  await expect(consoleOf(cooks)).toHaveText("0.000shared in Python", patient);
  await cooks.locator("summary", { hasText: "More" }).click();
  await cooks.getByRole("button", { name: "Copy link" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/[?&]lang=python.*#program=/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const stranger = await (await context.browser()?.newContext())?.newPage();
  if (!stranger) throw new Error("Cannot open the link: the browser makes no other context");
  await stranger.goto(link);
  await expect(playground(stranger, example).locator(".pane.python .input")).toHaveValue(
    'print("shared in Python")\n',
  );
  await expect(stranger.locator(".pane.typescript:visible")).toHaveCount(0);
  await stranger.context().close();
});

test("an edited Python program runs, and Reset gives the twin back", async ({ page }) => {
  const cooks = await inPython(page);
  await atOnce(cooks);
  await runText(cooks, 'import asyncio\nasyncio.run(asyncio.sleep(1.5))\nprint("edited twin")\n');
  await expect(consoleOf(cooks)).toHaveText("1.500edited twin", patient);
  await expect(cooks.getByText("edited", { exact: true })).toBeVisible();
  await cooks.getByRole("button", { name: "Reset" }).click();
  await expect(cooks.getByText("edited", { exact: true })).toBeHidden();
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("3.000dinner", patient);
});

test("the timeline shows Python's tasks by their names and waits", async ({ page }) => {
  const cooks = await inPython(page);
  await atOnce(cooks);
  const named = `import asyncio
async def cook():
    await asyncio.sleep(2)
async def main():
    await asyncio.create_task(cook(), name="goulash")
asyncio.run(main())
`;
  await runText(cooks, named);
  await expect(statusOf(cooks)).toHaveText("Finished", patient);
  await expect(cooks.locator("interleave-timeline")).toContainText("goulash");
});

test("an error names its line in main.py, and a click on it leads there", async ({ page }) => {
  const cooks = await inPython(page);
  await runText(cooks, "def fail():\n    return 1 / 0\n\nfail()\n");
  await expect(consoleOf(cooks)).toContainText("ZeroDivisionError: division by zero", patient);
  await expect(consoleOf(cooks)).toContainText("main.py:2");
  await consoleOf(cooks).getByRole("button", { name: "line 2" }).first().click();
  await expect(cooks.getByRole("textbox", { name: "Code" })).toBeFocused();
});

test("a deadlock is told with who waits for what", async ({ page }) => {
  const cooks = await inPython(page);
  await runText(cooks, "import asyncio\nasyncio.run(asyncio.Event().wait())\n");
  await expect(statusOf(cooks)).toContainText("Stuck", patient);
  await expect(statusOf(cooks)).toContainText("Stuck");
  await expect(findingsOf(cooks)).toContainText(/Task-1 waits for event 1/);
});

test("Stop ends an endless Python loop at once, and the next run works", async ({ page }) => {
  const cooks = await inPython(page);
  await runText(cooks, 'print("spinning")\nwhile True:\n    pass\n');
  await expect(consoleOf(cooks)).toContainText("spinning", patient);
  await cooks.getByRole("button", { name: "Stop" }).click();
  await expect(statusOf(cooks)).toHaveText("Stopped");
  await runText(cooks, 'print("after")\n');
  await expect(consoleOf(cooks)).toHaveText("0.000after", patient);
});

test("one program leaves nothing to the next", async ({ page }) => {
  const cooks = await inPython(page);
  await runText(cooks, 'import asyncio, json\njson.left = asyncio.sleep = 1\nprint("left")\n');
  await expect(consoleOf(cooks)).toHaveText("0.000left", patient);
  await runText(cooks, 'import asyncio, json\nprint(hasattr(json, "left"), asyncio.sleep != 1)\n');
  await expect(consoleOf(cooks)).toHaveText("0.000False True", patient);
});

test("the choice of Python is in the address, and holds for every example at once", async ({
  page,
}) => {
  await page.goto("coroutines/?lang=python");
  await expect(page.locator(".pane.python:visible").first()).toBeVisible();
  await expect(page.locator(".pane.typescript:visible")).toHaveCount(0);
  await page.getByRole("button", { name: "TypeScript" }).first().click();
  await expect(page.locator(".pane.python:visible")).toHaveCount(0);
});

test("where Python differs, its own recorded lines and the reason are shown", async ({ page }) => {
  const calls = await inPython(page, "coroutines/", "floating");
  await expect(calls.getByText("a Python task keeps its error")).toBeVisible();
  await expect(calls.getByRole("log", { name: "Console of the Python program" })).toBeVisible();
  await calls.getByRole("button", { name: "TypeScript" }).click();
  await expect(calls.getByText("a Python task keeps its error")).toBeHidden();
  await expect(calls.getByRole("log", { name: "Console", exact: true })).toBeVisible();
});

/** Each prints "refused", or what it got; none may reach a server or stop the page. */
const hostile: Readonly<Record<string, string>> = {
  "import js": `import js
for name in ("fetch", "XMLHttpRequest", "WebSocket", "importScripts", "postMessage", "navigator", "location"):
    print(name, getattr(js, name, None))
js.eval("fetch('/leak-js')")`,
  "JavaScript by its constructor": `import js
js.eval.constructor("return fetch('/leak-constructor')")()`,
  run_js: `from pyodide.code import run_js
run_js("fetch('/leak-run')")`,
  "pyodide.http": `from pyodide.http import open_url
print(open_url("/leak-open").read())`,
  pyfetch: `import asyncio
from pyodide.http import pyfetch
asyncio.run(pyfetch("/leak-pyfetch"))`,
  pyodide_js: `import pyodide_js
pyodide_js.loadPackage("/leak-package.whl")
pyodide_js._module.FS.createLazyFile("/", "leak", "/leak-lazy", True, False)
print(open("/leak").read())`,
  socket: `import socket
s = socket.create_connection(("127.0.0.1", PORT), 2)
s.send(b"GET /leak-socket HTTP/1.0\\r\\n\\r\\n")
print(s.recv(100))`,
  urllib: `from urllib.request import urlopen
print(urlopen("http://127.0.0.1:PORT/leak-urllib").read())`,
  "http.client": `import http.client
c = http.client.HTTPConnection("127.0.0.1", PORT)
c.request("GET", "/leak-client")
print(c.getresponse().read())`,
  "asyncio streams": `import asyncio
asyncio.run(asyncio.open_connection("127.0.0.1", PORT))`,
  "files of the machine": `print(open("/etc/passwd").read())`,
  subprocess: `import subprocess
print(subprocess.run(["id"], capture_output=True).stdout)`,
  "os.system": `import os
if os.system("id") != 0: raise OSError("no shell")`,
  threads: `import threading
threading.Thread(target=print, args=("got through",)).start()`,
  micropip: `import micropip
micropip.install("/leak-micropip.whl")`,
  "ctypes into nowhere": `import ctypes
ctypes.string_at(0xFFFFFFF0, 100_000)
ctypes.memset(8, 255, 1 << 20)
raise OSError("still here")`,
  "storage of the page": `import js
for name in ("localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore", "document"):
    if getattr(js, name, None) is not None: print("got through", name)
js.localStorage.setItem("pwned", "1")`,
  "a database": `import js
print(js.indexedDB.open("pwned"))`,
  "a service worker": `import js
print(js.navigator.serviceWorker.register("/leak-worker.js"))`,
  "what the site keeps": `import js
print(js.caches.open("interleave-site"))`,
  webbrowser: `import webbrowser
if not webbrowser.open("/leak-browser"): raise OSError("no browser")`,
};

const runaway: Readonly<Record<string, readonly [string, RegExp]>> = {
  "an endless loop": ["while True:\n    pass\n", /at line [23], computes without end/],
  "endless recursion": ["def f():\n    return f()\nf()\n", /RecursionError/],
  "recursion without a limit": [
    "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    return f()\nf()\n",
    /Error/,
  ],
  "all of the memory": ["x = []\nwhile True:\n    x.append(bytearray(10**7))\n", /out of memory/],
  "tasks that spin for ever": [
    "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(main())\n",
    /more than|went on/,
  ],
  "refusing to be ended": [
    "while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass\n",
    /computes without end/,
  ],
  "a huge number": ["print(10 ** 10 ** 9)\n", /computes without end|out of memory|Error/],
};

test.describe("hostile Python", () => {
  test.describe.configure({ mode: "default" });
  let cooks: Locator;
  /** All that the page keeps, before any hostile program. */
  let before = "";
  /** Whoever reaches out reaches this one, which counts every connection. */
  const listener = createServer((_request, response) => response.end("heard"));
  let heard = 0;
  listener.on("connection", () => {
    heard += 1;
  });

  test.beforeAll(async ({ browser }) => {
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const page = await browser.newPage();
    cooks = await inPython(page);
    await atOnce(cooks);
    // What a first run leaves in the browser is no program's doing.
    await run(cooks);
    await expect(statusOf(cooks)).toHaveText("Finished", patient);
    await expect.poll(() => page.evaluate(isKept), patient).toBe(true);
    before = await page.evaluate(whatIsKept);
  });

  test.afterAll(async () => {
    await cooks.page().context().close();
    listener.close();
  });

  const port = () => `${(listener.address() as AddressInfo).port}`;

  test("the listener hears who does get through", async () => {
    const response = await fetch(`http://127.0.0.1:${port()}/leak`);
    expect(await response.text()).toBe("heard");
    expect(heard).toBe(1);
    heard = 0;
  });

  for (const [name, body] of Object.entries(hostile)) {
    test(`${name} leads nowhere`, async () => {
      const page = cooks.page();
      const requests: string[] = [];
      page.context().on("request", (request) => requests.push(request.url()));
      const text = body.replace(/(["'])\/leak/g, "$1http://127.0.0.1:PORT/leak");
      await runText(cooks, guarded(text.replaceAll("PORT", port())));
      await expect(consoleOf(cooks)).toContainText(`${name}: `, patient);
      await expect(statusOf(cooks)).not.toHaveText(/Starting|Loading|Running/, patient);
      await expect(consoleOf(cooks)).toContainText(/refused|FatalPythonError/);
      await expect(consoleOf(cooks)).not.toContainText("got through");
      await expect(consoleOf(cooks)).not.toContainText("function");
      expect(requests.filter((url) => /leak/.test(url))).toEqual([]);
      expect(heard).toBe(0);
      expect(await page.evaluate(whatIsKept)).toBe(before);
      expect(await page.evaluate(longestFrameGap, 300)).toBeLessThan(1_000);
    });

    const guarded = (text: string) => `print("${name}: ")
try:
${text.replace(/^/gm, "    ")}
    print("got through")
except BaseException as error:
    print("refused", type(error).__name__)
`;
  }

  test("endless output freezes nothing, and Stop ends it", async () => {
    await runText(cooks, 'while True:\n    print("flood " * 100)\n');
    await expect(consoleOf(cooks)).toContainText("flood", patient);
    expect(await cooks.page().evaluate(longestFrameGap, 2_000)).toBeLessThan(1_500);
    await cooks.getByRole("button", { name: "Stop" }).click();
    await expect(statusOf(cooks)).toHaveText("Stopped");
    await runText(cooks, 'print("alive")\n');
    await expect(consoleOf(cooks)).toHaveText("0.000alive", patient);
  });

  for (const [name, [program, end]] of Object.entries(runaway)) {
    test(`${name} is ended, and freezes nothing`, async () => {
      await runText(cooks, `print("${name}")\n${program}`);
      await expect(consoleOf(cooks)).toContainText(name, patient);
      expect(await cooks.page().evaluate(longestFrameGap, 1_000)).toBeLessThan(1_500);
      const said = cooks.locator(".findings, .status .state").filter({ hasText: end });
      await expect(said.first()).toBeVisible({ timeout: 60_000 });
      await runText(cooks, 'print("alive")\n');
      await expect(consoleOf(cooks)).toHaveText("0.000alive", patient);
    });
  }
});

/** Whether this page, and all that it has loaded, can come from the service worker. */
async function isKept(): Promise<boolean> {
  const cache = await caches.open("interleave-site");
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const needed = [location.href, ...loaded].filter(
    (url) => url.startsWith(location.origin) && !/\/engine\/python/.test(url),
  );
  const kept = await Promise.all(needed.map((url) => cache.match(url.replace(/[?#].*/, ""))));
  return navigator.serviceWorker.controller !== null && !kept.includes(undefined);
}

/** Keeps so many other pages, as if a reader had come by them. */
async function keepOthers(count: number): Promise<void> {
  const cache = await caches.open("interleave-site");
  for (let number = 0; number < count; number += 1) {
    await cache.put(`${location.origin}/other/${number}`, new Response("other"));
  }
}

async function countKept(): Promise<number> {
  return (await (await caches.open("interleave-site")).keys()).length;
}

async function whatIsKept(): Promise<string> {
  return JSON.stringify({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    address: location.href,
    title: document.title,
  });
}

function longestFrameGap(forMs: number): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    let longest = 0;
    const frame = (now: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start < forMs) requestAnimationFrame(frame);
      else resolve(longest);
    };
    requestAnimationFrame(frame);
  });
}
