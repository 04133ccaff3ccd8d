// The simulated network in a page's sealed frame: the same trace as in Node, event for event, and of all
// that a program sends nothing gets out.
import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { defaults } from "../src/runner/options.ts";
import { type Listener, listen } from "./hostile/listener.ts";
import { compiled, inFrame, inNode, openClient, read } from "./sandbox.ts";

let page: Page;
let listener: Listener;

test.beforeAll(async ({ browser }) => {
  listener = await listen();
  page = await openClient(browser);
});

test.afterAll(async () => {
  listener.close();
  await page.context().close();
});

const programs = ["network", "sites", "files"].flatMap((folder) =>
  readdirSync(`src/sandbox/programs/${folder}`).map(
    (file) => `src/sandbox/programs/${folder}/${file}`,
  ),
);

for (const file of programs) {
  const source = read(file);
  // A real certificate is put in where such a program is held to real sockets.
  if (source.includes("CERTIFICATE")) continue;
  test(`${file} leaves the same trace in Chromium and in Node`, async () => {
    const script = await compiled(source);
    for (const options of [defaults, { ...defaults, seed: 7, schedule: 2 }]) {
      const here = await inFrame(page, script, options);
      expect(here.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
      expect(here).toEqual(await inNode(script, options));
    }
  });
}

test("whoever asks a real address asks the simulated network", async () => {
  const { hostname, port } = new URL(listener.address);
  const script = await compiled(`import { ClientSession, openConnection, run } from "asyncio";
const ways: Record<string, () => PromiseLike<unknown>> = {
  fetch: () => fetch("${listener.address}/fetch"),
  name: () => fetch("http://localhost:${port}/name"),
  secure: () => fetch("https://localhost:${port}/secure"),
  outside: () => fetch("https://example.com/"),
  connection: () => openConnection({ host: "${hostname}", port: ${port} }),
  session: async () => {
    await using session = new ClientSession();
    return session.get("${listener.address}/session");
  },
};
await run(async () => {
  for (const [name, ask] of Object.entries(ways)) {
    await ask().then(
      () => console.log(name, "was answered"),
      (error: Error) => console.log(name, error.name),
    );
  }
});`);
  const events = await inFrame(page, script);
  expect(events).toEqual(await inNode(script));
  const said = events.flatMap((event) => (event.type === "console" ? [event.values] : []));
  const words = said.map((values) => values.map((one) => "value" in one && one.value).join(" "));
  expect(words).toEqual([
    "fetch TypeError",
    "name TypeError",
    "secure TypeError",
    "outside TypeError",
    "connection ConnectionRefusedError",
    "session ClientConnectionError",
  ]);
  expect(listener.heard).toEqual([]);
});
