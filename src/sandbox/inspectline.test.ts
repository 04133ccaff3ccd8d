import { expect, test } from "vitest";
import type { Printable } from "../runner/protocol.ts";
import { inspectLine, lineJson } from "./inspectline.ts";

const line = (...values: readonly unknown[]): readonly Printable[] =>
  JSON.parse(`[${lineJson(values, () => [])}]`);

test("a line has its values, in their order", () => {
  expect(line()).toEqual([]);
  expect(line("a", 1)).toEqual([
    { kind: "string", value: "a", length: 1 },
    { kind: "primitive", type: "number", text: "1" },
  ]);
});

test("a line of very many values says how many more there were", () => {
  const printed = line(...Array.from({ length: 100_000 }, (_, index) => index));
  expect(printed).toHaveLength(1001);
  expect(printed.at(-1)).toMatchObject({ value: "... 99000 more values" });
});

test("a line of large values ends when it is long enough", () => {
  const json = lineJson(Array<string>(5000).fill("x".repeat(10_000)), () => []);
  expect(json.length).toBeLessThan(220_000);
  expect(json).toMatch(/more values/);
});

test("as values it is the same line", () => {
  const values = Array<string>(5000).fill("x".repeat(10_000));
  const printed = inspectLine(values, () => []);
  expect(JSON.parse(`[${lineJson(values, () => [])}]`)).toEqual(printed);
});

test("a class or a function has only so much of a name", () => {
  const long = class {};
  Object.defineProperty(long, "name", { value: "y".repeat(1_000_000) });
  expect(lineJson([new long(), [new long()]], () => []).length).toBeLessThan(1000);
});
