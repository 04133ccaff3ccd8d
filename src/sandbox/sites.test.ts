// Whole programs against simulated sites, each with the figures that its arithmetic gives.
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { bodyOf } from "./httpsite.ts";
import { played, stamped } from "./programs/support/play.ts";

async function lines(name: string, schedule = 0): Promise<string[]> {
  const source = readFileSync(new URL(`./programs/sites/${name}.ts`, import.meta.url), "utf8");
  const { events, outcome } = await played(source, { schedule });
  expect(outcome).toEqual({ kind: "returned" });
  return stamped(events);
}

test("two workers do 32 seconds of work in 17 if they wait, and in 32 if they block", async () => {
  const blocked = ["15000 One: 15 s", "25000 One: 10 s", "30000 One: 5 s", "32000 One: 2 s"];
  const waited = ["42000 Two: 10 s", "47000 One: 15 s", "47000 Two: 5 s", "49000 One: 2 s"];
  const [first, second] = [["32000 together: 32 s"], ["49000 together: 17 s"]];
  expect(await lines("jobs")).toEqual([...blocked, ...first, ...waited, ...second]);
});

test("a crawler finds all links and takes as long as the slowest page", async () => {
  const told = await lines("crawler");
  // There and back to connect, there and back to ask: four times the way, and what the site thinks.
  expect(told).toEqual([
    "40 http://old.test/: ClientConnectionError",
    "80 http://news.test/sport: ClientResponseError",
    "90 http://wiki.test/empty: 0 links",
    "200 http://news.test/ -> http://news.test/today",
    "200 http://news.test/ -> http://news.test/sport",
    "200 http://news.test/ -> http://wiki.test/tea",
    "200 http://news.test/: 3 links",
    "220 http://news.test/today -> http://news.test/today#top",
    "220 http://news.test/today: 1 links",
    "380 http://wiki.test/tea -> http://wiki.test/cup",
    "380 http://wiki.test/tea -> http://wiki.test/pot?big=1",
    "380 http://wiki.test/tea: 2 links",
    "440 http://shop.test/ -> http://shop.test/cart",
    "440 http://shop.test/: 1 links",
    "500 http://slow.test/: TimeoutError",
    "500 3 1 0 2 0 1 0 0",
  ]);
});

test.each([1, 2, 3])("a crawler finds the same in order %i", async (order) => {
  const told = await lines("crawler", order);
  expect(told.toSorted()).toEqual((await lines("crawler")).toSorted());
});

test("archives arrive whole, together as long as the largest and in turn as long as all", async () => {
  const told = await lines("downloads");
  const sums = [300_000, 400_000, 500_000].map((size) => crc32(bodyOf({ size })).toString(16));
  for (const [at, sum] of [...sums, "turn", ...sums].entries()) {
    if (sum !== "turn") expect(told[at]).toMatch(new RegExp(`bytes in pieces, ${sum}$`));
  }
  // 100 bytes a millisecond; each request is 200 ms on its way, and its head a little more.
  const took = (line = "") => Number(/(\d+) ms$/.exec(line)?.[1]);
  expect(Math.floor(took(told[3]) / 100)).toBe((3 * 200 + 12_000) / 100);
  expect(Math.floor(took(told[7]) / 100)).toBe((200 + 5000) / 100);
});
