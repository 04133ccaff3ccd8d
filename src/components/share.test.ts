import { expect, test } from "vitest";
import { fromFragment, toFragment } from "./share.ts";

const shared = {
  example: "two-cooks",
  code: 'console.log("süß 🍲");\n'.repeat(40),
  seed: 1,
  event: 12,
};

test("what goes into a link comes out of it", async () => {
  expect(await fromFragment(await toFragment(shared))).toEqual(shared);
});

test("a link without a moment stands at the end", async () => {
  expect(await fromFragment(await toFragment({ ...shared, event: null }))).toMatchObject({
    event: null,
  });
});

test("a program that no link can carry is refused in words", async () => {
  const code = Array.from({ length: 30_000 }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 3).join();
  await expect(toFragment({ ...shared, code })).rejects.toThrow("too long");
});

test.each([
  ["nothing", ""],
  ["another fragment", "#tasks"],
  ["no data", "#program="],
  ["letters that are no data", "#program=!!!"],
  ["data that is not compressed", "#program=AAAAAAAA"],
  ["data cut short", null],
])("%s is not taken for a program", async (_, fragment) => {
  const text = fragment ?? (await toFragment(shared)).slice(0, -8);
  expect(await fromFragment(text)).toBeNull();
});

test("what unfolds to more than any program is dropped on the way", async () => {
  const bomb = await pack(JSON.stringify([1, "x", " ".repeat(9_000_000), 1, null]));
  expect(bomb.length).toBeLessThan(16_000);
  expect(await fromFragment(bomb)).toBeNull();
});

test.each([
  ["another version", [2, "x", "code", 1, null]],
  ["code that is no text", [1, "x", { toString: 1 }, 1, null]],
  ["a seed that is no number", [1, "x", "code", "1", null]],
  ["a moment before the beginning", [1, "x", "code", 1, -1]],
  ["too few fields", [1, "x"]],
])("%s is not taken for a program", async (_, fields) => {
  expect(await fromFragment(await pack(JSON.stringify(fields)))).toBeNull();
});

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `#program=${Buffer.from(bytes).toString("base64url")}`;
}
