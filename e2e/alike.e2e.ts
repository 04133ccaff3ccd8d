// The same program gives the same trace in Chromium's sandbox and in Node's, event for event. The
// paired programs among them equal CPython in Node (src/asyncio/parity.test.ts), and so they do here.
import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { pairs } from "../src/asyncio/parity/pairs.ts";
import { compiled, inFrame, inNode, openClient, read } from "./sandbox.ts";

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await openClient(browser);
});

test.afterAll(() => page.context().close());

test("every paired program gives the same trace in Chromium and in Node", async () => {
  test.setTimeout(300_000);
  for (const { name, typescript } of await pairs()) await alike(name, typescript);
});

test("every example of the course gives the same trace in Chromium and in Node", async () => {
  test.setTimeout(300_000);
  const examples = readdirSync("content", { recursive: true, encoding: "utf8" }).filter((file) =>
    /^([^/\\]+[/\\])?[^/\\]+\.ts$/.test(file),
  );
  expect(examples.length).toBeGreaterThan(10);
  for (const file of examples) await alike(file, read(`content/${file}`));
});

async function alike(name: string, source: string): Promise<void> {
  const script = await compiled(source);
  const here = await inFrame(page, script);
  const there = await inNode(script);
  expect(here, name).toEqual(there);
}
