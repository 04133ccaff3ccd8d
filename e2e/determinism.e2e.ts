// Generated programs give the same trace in Chromium's sandbox as in Node's, event for event. All of the
// thousand when INTERLEAVE_ALL_PROGRAMS is set, some of them otherwise.
import { expect, test } from "@playwright/test";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { defaults } from "../src/runner/options.ts";
import { generateMany } from "../src/sandbox/programs/generate.ts";
import { clientScript, inFrame, inNode } from "./sandbox.ts";

const programs = process.env.INTERLEAVE_ALL_PROGRAMS ? 1000 : 240;
const perRun = 8;

test(`${programs} generated programs give the same trace in Chromium and in Node`, async ({
  page,
}) => {
  test.setTimeout(600_000);
  await page.goto("");
  await page.evaluate(await clientScript());
  const { modules } = await buildRuntime();
  for (let seed = 1; seed <= programs; seed += perRun) {
    const files = generateMany(seed, perRun);
    const result = await compile({ entry: "main.ts", files }, modules);
    if (result.kind === "refused") throw new Error(result.diagnostics[0]?.message);
    // Every other one under a schedule, which must mean the same everywhere.
    const options = { ...defaults, seed, schedule: seed % 2 === 0 ? 0 : seed };
    const [here, there] = await Promise.all([
      inFrame(page, result.script, options),
      inNode(result.script, options),
    ]);
    expect(JSON.stringify(here), `from ${seed} on`).toBe(JSON.stringify(there));
  }
});
