// The reasons that a reader is given for lines of programs that a reader meets.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { record } from "./programs/support/record.ts";
import { printedWithReasons } from "./reasons.ts";

async function reasons(path: string): Promise<Record<string, string>> {
  const source = readFileSync(`content/${path}.ts`, "utf8");
  const { events } = await record(source);
  const printed = printedWithReasons(events, source);
  return Object.fromEntries(printed.map(({ text, reason }) => [text, reason]));
}

it("names the first turn, the sleep that is over, and whoever woke", async () => {
  expect(await reasons("06-tasks/when")).toEqual({
    "both tasks are made": "main has its first turn",
    "left: first coat": "left has its first turn",
    "right: first coat": "right has its first turn",
    "main is back": "main lets others run first",
    "left: second coat": "left has slept and may go on",
    "right: second coat": "right has slept and may go on",
    "both walls are painted": "left wakes main, which waited for task left",
  });
});

it("tells code that kept the thread from code that runs straight on", async () => {
  expect(await reasons("01-waiting/spoiled")).toMatchObject({
    "prices: here": "the code has kept the thread since the line before, and nobody else could run",
  });
  expect(await reasons("06-tasks/hot")).toMatchObject({
    "call: digging": "the code runs straight on from the line before, without a pause",
    "call: done": "what dig() awaits is there",
  });
});

it("leaves out what the program did not print itself", async () => {
  expect(Object.keys(await reasons("04-coroutines/never"))).toEqual([
    "Monday is over",
    "Tuesday: copying",
    "Tuesday: copied",
    "Tuesday is over",
  ]);
});
