import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { compile } from "../compile.node.ts";
import { instrument } from "../instrument.ts";
import { corpus } from "./all.ts";
import type { Played } from "./play.ts";
import type { Puzzle } from "./puzzle.ts";
import type { Job } from "./worker.ts";

function play(puzzles: readonly Puzzle[], notes: Job["notes"]): Promise<Played[]> {
  const job: Job = { puzzles, notes };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
  });
}

const plain = play(corpus, "none");

test("the corpus has at least 200 puzzles, each with a name of its own", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(200);
  expect(new Set(corpus.map((puzzle) => puzzle.name)).size).toBe(corpus.length);
});

test("every puzzle prints something besides its ticker, and ends", async () => {
  for (const { name, printed } of await plain) {
    expect([name, printed.some((line) => !line.startsWith("·"))]).toEqual([name, true]);
    expect([name, printed.filter((line) => /^threw (Syntax|Reference)Error/.test(line))]).toEqual([
      name,
      [],
    ]);
  }
});

test.each(["silent", "recorded"] as const)(
  "instrumented code with %s notes prints what plain code prints",
  async (notes) => {
    const instrumented = corpus.map(({ name, code }) => ({ name, code: instrument(code).code }));
    expect(await play(instrumented, notes)).toEqual(await plain);
  },
);

test("code that only keeps its context prints what plain code prints", async () => {
  const instrumented = corpus.map(({ name, code }) => ({
    name,
    code: instrument(code, { frames: false }).code,
  }));
  expect(await play(instrumented, "silent")).toEqual(await plain);
});

test("compiled programs print what plain code prints", async () => {
  const modules = { asyncio: [], checks: [] };
  const compiled: Puzzle[] = [];
  for (const { name, code } of corpus) {
    const made = await compile({ entry: "main.js", files: { "main.js": code } }, modules);
    if (made.kind === "refused") throw new Error(`${name}: ${made.diagnostics[0]?.message}`);
    compiled.push({ name, code: made.script.code });
  }
  expect(await play(compiled, "recorded")).toEqual(await plain);
}, 60_000);

test("an await too many would show", async () => {
  const doubled = corpus.map(({ name, code }) => ({
    name,
    code: code.replaceAll("await ", "await await "),
  }));
  const before = await plain;
  const changed = (await play(doubled, "none")).filter(
    ({ printed }, index) => printed.join() !== before[index]?.printed.join(),
  );
  expect(changed.length).toBeGreaterThan(corpus.length / 4);
});
