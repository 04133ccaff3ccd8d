// `fetch` and HTTP by hand against the sites of a scenario, with the course's figures.
import { expect, test } from "vitest";
import type { Scenario } from "../runner/protocol.ts";
import { played, stamped } from "./programs/support/play.ts";

async function lines(source: string, scenario: Scenario, more = {}): Promise<string[]> {
  const { events, outcome } = await played(source, { scenario, ...more });
  expect(outcome).toEqual({ kind: "returned" });
  return stamped(events);
}

const seven = [300, 800, 400, 300, 500, 500, 400];
const pages: Scenario = {
  hosts: Object.fromEntries(
    seven.map((delay, at) => [`page${at}.test`, { site: { "/": { delay, body: `page ${at}` } } }]),
  ),
};
const sevenPages = `
  import { createTask, gather, Queue, run } from "asyncio";
  const urls = Array.from({ length: 7 }, (_, at) => "http://page" + at + ".test/");
  const read = async (url: string) => (await fetch(url)).text();
`;

test.each([
  ["Headers", 'new Headers({ a: "b" }).get("a")', "b"],
  ["FormData", "new FormData() instanceof FormData", "true"],
  ["MessageEvent", 'new MessageEvent("message", { data: "x" }).data', "x"],
  ["Request", 'new Request("http://page0.test/").headers instanceof Headers', "true"],
  ["Response", 'await new Response("x").text()', "x"],
])("%s can be made by a program that makes nothing else of it", async (_, made, said) => {
  expect(await lines(`console.log(${made});`, pages)).toEqual([`0 ${said}`]);
});

test("seven pages one after the other take 3,200 ms", async () => {
  const source = `${sevenPages}
    for (const url of urls) await read(url);
    console.log("done");`;
  expect(await lines(source, pages)).toEqual(["3200 done"]);
});

test("seven pages for two workers take 1,700 ms", async () => {
  const source = `${sevenPages}
    await run(async () => {
      const queue = new Queue<string>();
      for (const url of urls) queue.putNowait(url);
      const work = async () => {
        while (!queue.empty()) await read(queue.getNowait());
      };
      await gather([work, work]);
      console.log("done");
    });`;
  expect(await lines(source, pages)).toEqual(["1700 done"]);
});

test("seven pages at once take as long as the slowest, 800 ms, in every order", async () => {
  const source = `${sevenPages}
    const texts = await Promise.all(urls.map(read));
    console.log(texts.join(", "));`;
  const all = seven.map((_, at) => `page ${at}`).join(", ");
  for (const schedule of [0, 1, 2]) {
    expect(await lines(source, pages, { schedule })).toEqual([`800 ${all}`]);
  }
});

const ten = [250, 400, 350, 600, 450, 1400, 350, 700, 500, 600];
const statuses = [200, 302, 200, 200, 301, 200, 302, 200, 302, 200];
const sites: Scenario = {
  hosts: Object.fromEntries(
    ten.map((delay, at) => [
      `site${at}.test`,
      { site: { "/": { delay, status: statuses[at] ?? 200, headers: { Location: "/x" } } } },
    ]),
  ),
};
const tenHosts = `
  import { gather, openConnection, run } from "asyncio";
  const hosts = Array.from({ length: 10 }, (_, at) => "site" + at + ".test");
  async function status(host: string) {
    const { reader, writer } = await openConnection({ host, port: 443, ssl: true });
    writer.write("GET / HTTP/1.1\\r\\nHost: " + host + "\\r\\n\\r\\n");
    await writer.drain();
    const line = new TextDecoder().decode(await reader.readline());
    writer.close();
    return line.split(" ")[1];
  }
`;

test("ten hosts by hand, over TLS: 5,600 ms in turn and 1,400 ms together", async () => {
  const inTurn = `${tenHosts}
    await run(async () => {
      const found = [];
      for (const host of hosts) found.push(await status(host));
      console.log(found.join(" "));
    });`;
  expect(await lines(inTurn, sites)).toEqual([`5600 ${statuses.join(" ")}`]);
  const together = `${tenHosts}
    await run(async () => {
      const found = await gather(hosts.map((host) => () => status(host)));
      console.log(found.join(" "));
    });`;
  expect(await lines(together, sites)).toEqual([`1400 ${statuses.join(" ")}`]);
});

test("500 requests of 200 ms with at most 100 at once take five waves", async () => {
  const source = `
    import { gather, run, Semaphore } from "asyncio";
    await run(async () => {
      for (const [limit, count] of [[100, 500], [1, 1], [500, 500]] as const) {
        const places = new Semaphore(limit);
        const began = performance.now();
        const one = () => places.with(async () => (await fetch("http://one.test/")).text());
        await gather(Array.from({ length: count }, () => one));
        console.log(limit, performance.now() - began);
      }
    });`;
  const one = { hosts: { "one.test": { site: { "/": { delay: 200 } } } } };
  const told = (await lines(source, one)).map((line) => line.replace(/^\\d+ /, ""));
  expect(told.map((line) => line.split(" ").slice(1).join(" "))).toEqual([
    "100 1000",
    "1 200",
    "500 200",
  ]);
});

test("fetch and HTTP by hand get the same bytes", async () => {
  const scenario: Scenario = {
    hosts: {
      "tea.test": {
        site: {
          "/": { body: "green", headers: { "X-Kind": "leaf" } },
          "/parts": { size: 1000, parts: 3, pause: 50, framing: "chunked" },
          "/flaky": [{ status: 503, body: "later" }, { body: "now" }],
          "/echo": { echo: true },
        },
      },
    },
  };
  const source = `
    import { openConnection, run } from "asyncio";
    const text = new TextDecoder();
    await run(async () => {
      const { reader, writer } = await openConnection({ host: "tea.test", port: 80 });
      writer.write("GET / HTTP/1.1\\r\\nHost: tea.test\\r\\n\\r\\nGET /none HTTP/1.0\\r\\n\\r\\n");
      console.log(JSON.stringify(text.decode(await reader.read())));
      const response = await fetch("http://tea.test/");
      console.log(response.headers.get("x-kind"), await response.text());
      const sizes = [];
      for await (const part of (await fetch("http://tea.test/parts")).body ?? []) {
        sizes.push(part.length);
      }
      console.log(sizes.join(" "));
      console.log((await fetch("http://tea.test/flaky")).status);
      console.log((await fetch("http://tea.test/flaky")).status);
      const form = new FormData();
      form.append("kind", "green");
      console.log((await (await fetch("http://tea.test/echo", { method: "POST", body: "hi" })).text()));
    });`;
  expect(await lines(source, scenario)).toEqual([
    '0 "HTTP/1.1 200 OK\\r\\nContent-Type: text/html; charset=utf-8\\r\\nX-Kind: leaf\\r\\nContent-Length: 5\\r\\nConnection: keep-alive\\r\\n\\r\\ngreenHTTP/1.1 404 Not Found\\r\\nContent-Type: text/html; charset=utf-8\\r\\nContent-Length: 9\\r\\nConnection: close\\r\\n\\r\\nNot Found"',
    "0 leaf green",
    "100 334 334 332",
    "100 503",
    "100 200",
    "100 hi",
  ]);
});

test("fetch fails as Node's does, and a signal ends it at its time", async () => {
  const scenario: Scenario = {
    hosts: {
      "silent.test": { site: { "/": { silent: true } } },
      "old.test": { certificate: "expired", site: { "/": {} } },
      "alike.test": { certificate: "wrongHost", site: { "/": {} } },
      "rude.test": { resetAfter: 120, site: { "/": { size: 5000 } } },
      "shaky.test": { failures: 1, site: { "/": {} } },
    },
  };
  const source = `
    const urls = ["http://nowhere.test/", "https://old.test/", "https://alike.test/",
      "http://old.test:81/", "http://rude.test/", "http://shaky.test/", "ftp://x.test/"];
    for (const url of urls) {
      try {
        await (await fetch(url)).text();
      } catch (error) {
        const { name, message, cause } = error as Error & { cause: Error & { code?: string } };
        console.log(name + ":", message, "|", cause.code ?? cause.message);
      }
    }
    await fetch("http://silent.test/", { signal: AbortSignal.timeout(750) }).catch((error) => {
      console.log(error.name);
    });
  `;
  expect(await lines(source, scenario)).toEqual([
    "0 TypeError: fetch failed | ENOTFOUND",
    "0 TypeError: fetch failed | CERT_HAS_EXPIRED",
    "0 TypeError: fetch failed | ERR_TLS_CERT_ALTNAME_INVALID",
    "0 TypeError: fetch failed | ECONNREFUSED",
    "0 TypeError: terminated | ECONNRESET",
    "0 TypeError: fetch failed | ECONNRESET",
    "0 TypeError: fetch failed | unknown scheme: found ftp:, expected http: or https:",
    "750 TimeoutError",
  ]);
});

test("a program's own scenario shapes its world", async () => {
  const source = `
    export const scenario = { hosts: { "tea.test": { latency: 5, site: { "/": { body: "tea" } } } } };
    console.log(await (await fetch("http://tea.test/")).text());`;
  const { events } = await played(source);
  expect(stamped(events)).toEqual(["20 tea"]);
});
