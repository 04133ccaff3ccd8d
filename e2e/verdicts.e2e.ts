// The same verdict in the browser as on the command line, claim for claim: of the start, the solution
// and each mistake of a sample of exercises, every check is run in both and judged by the same fold.
import { expect, type Page, test } from "@playwright/test";
import pLimit from "p-limit";
import { exercisesFor } from "../src/cli/practice.ts";
import { gradedProgram } from "../src/course/exercises.program.ts";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { defaults } from "../src/runner/options.ts";
import type { RunOptions, Script, TraceEvent } from "../src/runner/protocol.ts";
import { grade } from "../src/trace/verdictgrade.ts";
import { inFrame, inNode, openClient } from "./sandbox.ts";

/** Of each chapter so many: the first of each level. */
const each = 2;

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await openClient(browser);
});

test.afterAll(() => page.context().close());

test("a submission has one verdict, here and there", async () => {
  test.setTimeout(300_000);
  const sample = await sampled();
  expect(sample.length).toBeGreaterThan(10);
  const kinds = new Set<string>();
  for (const { name, text, checks } of sample) {
    const script = await graded(text, checks);
    const here = await verdict((options) => inFrame(page, script, options));
    const there = await verdict((options) => inNode(script, options));
    expect(here, name).toEqual(there);
    kinds.add(here.kind);
  }
  expect([...kinds].sort()).toEqual(["failed", "passed"]);
});

interface Submission {
  readonly name: string;
  readonly text: string;
  readonly checks: string;
}

async function sampled(): Promise<Submission[]> {
  const counts = new Map<string, number>();
  const exercises = (await exercisesFor("content", undefined)).filter(({ folder }) => {
    const chapter = folder.split(/[/\\]/).at(-2) ?? "";
    counts.set(chapter, (counts.get(chapter) ?? 0) + 1);
    return (counts.get(chapter) ?? 0) <= each;
  });
  return exercises.flatMap(({ folder, start, solution, checks, mistakes }) => [
    { name: `${folder}/start.ts`, text: start, checks },
    { name: `${folder}/solution.ts`, text: solution, checks },
    ...mistakes.map(({ file, text }) => ({ name: file, text, checks })),
  ]);
}

async function graded(text: string, checks: string): Promise<Script> {
  const { modules } = await buildRuntime();
  const compiled = await compile(gradedProgram(text, checks), modules);
  if (compiled.kind === "compiled") return compiled.script;
  throw new Error(`Cannot compile a submission: ${compiled.diagnostics[0]?.message}`);
}

function verdict(run: (options: RunOptions) => Promise<readonly TraceEvent[]>) {
  const limit = pLimit(1);
  return grade((wanted) => limit(() => run({ ...defaults, ...wanted })), { seed: 5 });
}
