// How long a learner waits for a verdict in a browser: the page's own frames and grader, put into a page
// of the built site as a script, on the same submission and checks as in Node. Compiling stands in the
// browser's own table.
import { pageScript } from "../e2e/bundle.ts";
import { sandboxFrame } from "../e2e/sandbox.ts";
import { gradedProgram } from "../src/course/exercises.program.ts";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { defaults } from "../src/runner/options.ts";
import type { RunOptions, Script } from "../src/runner/protocol.ts";
import { fresh, repeat, withBrowser } from "./browser.ts";
import { single, six, submission } from "./grade.ts";
import { type Row, row } from "./table.ts";

const entry = `
import { Lanes } from "./src/components/lanes.ts";
import { Client } from "./src/runner/client.ts";
import { grade } from "./src/trace/verdictgrade.ts";

let lanes;
globalThis.gradeHere = async ({ frameUrl, runtime, script, defaults, schedules }) => {
  const make = () => new Client({ frameUrl, runtime });
  lanes ??= new Lanes(make);
  const start = performance.now();
  const run = (wanted) => lanes.run(script, { ...defaults, ...wanted });
  const { kind } = await grade(run, { seed: 1, schedules });
  if (kind !== "passed") throw new Error("Cannot measure: the verdict was " + kind);
  return performance.now() - start;
};
`;
const rounds = 5;

interface Asked {
  readonly frameUrl: string;
  readonly runtime: string;
  readonly script: Script;
  readonly defaults: RunOptions;
  readonly schedules: number;
}

/** Needs the built site. */
export async function gradeBrowserBench(executablePath: string): Promise<Row[]> {
  const { code: runtime } = await buildRuntime();
  const [one, all] = [await compiled(single), await compiled(six)];
  const harness = await pageScript(entry);
  return withBrowser(executablePath, async (browser) => {
    const page = await fresh(browser);
    await page.addScriptTag({ content: harness });
    const graded = (script: Script, schedules: number) => () =>
      page.evaluate((asked) => (globalThis as unknown as Hooked).gradeHere(asked), {
        ...{ frameUrl: sandboxFrame(), runtime, script, defaults, schedules },
      });
    // The first of each kind makes the frames.
    await graded(all, 1)();
    return [
      row("six checks, warm", await repeat(rounds, graded(all, 1)), 300),
      row("a check under 100 orders", await repeat(rounds, graded(one, 100)), 2000),
    ];
  });
}

interface Hooked {
  gradeHere(asked: Asked): Promise<number>;
}

async function compiled(checks: string): Promise<Script> {
  const { modules } = await buildRuntime();
  const made = await compile(gradedProgram(submission, checks), modules);
  if (made.kind === "compiled") return made.script;
  throw new Error(`Cannot compile the benchmark: ${made.diagnostics[0]?.message}`);
}
