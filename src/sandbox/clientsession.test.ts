// A client session against the sites of a scenario, with the course's figures; over real sockets it is
// tried in src/asyncio/clientsession.test.ts.
import { expect, test } from "vitest";
import type { Scenario } from "../runner/protocol.ts";
import { played, stamped } from "./programs/support/play.ts";

async function lines(source: string, scenario: Scenario, more = {}): Promise<string[]> {
  const { events, outcome } = await played(source, { scenario, ...more });
  expect(outcome).toEqual({ kind: "returned" });
  return stamped(events);
}

const one: Scenario = { hosts: { "one.test": { site: { "/": { delay: 200, body: "hi" } } } } };

test.each([0, 1, 2])(
  "500 requests over 100 connections are five waves, in order %i",
  async (order) => {
    const source = `
    import { ClientSession, gather, run } from "asyncio";
    await run(async () => {
      await using session = new ClientSession({ limit: 100 });
      const read = async () => (await session.get("http://one.test/")).text();
      const all = await gather(Array.from({ length: 500 }, () => read));
      console.log(all.length);
    });`;
    expect(await lines(source, one, { schedule: order })).toEqual(["1000 500"]);
  },
);

test("of a session no more connections are open than its limits say", async () => {
  const source = `
    import { ClientSession, gather, run } from "asyncio";
    await run(async () => {
      await using session = new ClientSession({ limit: 5, limitPerHost: 2 });
      const hosts = ["one.test", "two.test", "three.test"];
      const read = (host: string) => async () => (await session.get("http://" + host + "/")).text();
      await gather(Array.from({ length: 12 }, (_, at) => read(hosts[at % 3] ?? "")));
    });`;
  const site = { "/": { delay: 100 } };
  const hosts = { "one.test": { site }, "two.test": { site }, "three.test": { site } };
  const { events } = await played(source, { scenario: { hosts } });
  const open = events.flatMap((event) => (event.type === "connectionBegun" ? [event.open] : []));
  expect(Math.max(...open)).toBe(2);
});

test("a connection that is used again saves its handshake, and a silent host its time", async () => {
  const source = `
    import { ClientSession, run } from "asyncio";
    await run(async () => {
      await using session = new ClientSession({ timeout: 2000 });
      for (const path of ["", "", "silent"]) {
        const began = performance.now();
        const what = await session.get("https://far.test/" + path).then(
          (response) => response.text(),
          (error: Error) => error.name,
        );
        console.log(what, performance.now() - began);
      }
    });`;
  const site = { "/": { body: "far" }, "/silent": { silent: true } };
  const scenario = { hosts: { "far.test": { latency: 50, site } } };
  expect(await lines(source, scenario)).toEqual([
    "300 far 300",
    "400 far 100",
    "2400 TimeoutError 2000",
  ]);
});
