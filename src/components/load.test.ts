// What is fetched or made at the first use: kept for everybody, and tried again when it failed.
import { afterEach, expect, test, vi } from "vitest";
import { loadJson, once } from "./load.ts";

afterEach(() => vi.unstubAllGlobals());

const answering = (...answers: Response[]) =>
  vi.stubGlobal("fetch", async () => answers.shift() ?? Response.error());

test("what was made is made once", async () => {
  let made = 0;
  const get = once(async () => ++made);
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  expect(await get()).toBe(1);
});

test("what failed is tried again by whoever asks next", async () => {
  answering(new Response("not here", { status: 503 }), Response.json({ types: 1 }));
  const get = once(() => loadJson("/types.json"));
  const both = await Promise.allSettled([get(), get()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await get()).toEqual({ types: 1 });
});

test("an answer that is none of the file says so", async () => {
  answering(new Response("<h1>No such page</h1>", { status: 404 }));
  await expect(loadJson("/types.json")).rejects.toThrow(
    "Cannot load /types.json: the site answered 404",
  );
});
