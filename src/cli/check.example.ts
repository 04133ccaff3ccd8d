// What the gate finds when it runs one example: that it ends as declared, prints what was recorded,
// and that its Python twin prints the same, or declares that it doesn't.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Difference, firstDifference, sayLine } from "../runner/python.compare.ts";
import type { Chapter, Finding } from "./check.chapter.ts";
import { recordOf } from "./check.record.ts";
import { type ProgramRun, runTwin, runTypeScript, standardOutput } from "./check.run.ts";

export interface ExampleReport {
  readonly name: string;
  readonly twin: "equal" | "declared" | "wrong";
  readonly findings: readonly Finding[];
}

/** Runs the example `name`. With `write` its output is recorded instead of compared. */
export async function checkExample(
  chapter: Chapter,
  name: string,
  write: boolean,
): Promise<ExampleReport> {
  const file = join(chapter.folder, `${name}.ts`);
  const run = await runTypeScript(await readFile(file, "utf8"));
  const findings = endFindings(chapter, name, file, run);
  if (write && findings.length === 0) await writeFile(recordFile(chapter, name), recordOf(run));
  else findings.push(...(await recordFindings(chapter, name, run)));
  const twin = await twinFindings(chapter, name, run);
  findings.push(...twin);
  const declared = chapter.differs[name] === undefined ? "equal" : "declared";
  return { name, twin: twin.length > 0 ? "wrong" : declared, findings };
}

function recordFile(chapter: Chapter, name: string): string {
  return join(chapter.folder, `${name}.out`);
}

function endFindings(chapter: Chapter, name: string, file: string, run: ProgramRun): Finding[] {
  const expected = chapter.ends[name] ?? "returned";
  if (run.ending === expected) return [];
  return [
    {
      file,
      found: `the run ${run.about}`,
      expected: `that it ${expected}`,
      mend: `mend the program, or write "ends: { ${name}: ${run.ending} }" into the frontmatter`,
    },
  ];
}

async function recordFindings(chapter: Chapter, name: string, run: ProgramRun): Promise<Finding[]> {
  const file = recordFile(chapter, name);
  const mend = "if the program is right, record it with npx interleave check --write";
  if (!chapter.files.has(`${name}.out`)) {
    return [{ file, found: "no such file", expected: "the recorded output", mend }];
  }
  const recorded = (await readFile(file, "utf8")).replaceAll("\r\n", "\n").split("\n");
  const printed = recordOf(run).split("\n");
  const length = Math.max(recorded.length, printed.length);
  const at = Array.from({ length }, (_, i) => i).find((i) => recorded[i] !== printed[i]);
  if (at === undefined) return [];
  const found = `line ${at + 1} of a run to be "${(printed[at] ?? "").trim()}"`;
  return [{ file, found, expected: `"${(recorded[at] ?? "").trim()}"`, mend }];
}

async function twinFindings(chapter: Chapter, name: string, run: ProgramRun): Promise<Finding[]> {
  const file = join(chapter.folder, `${name}.py`);
  if (!chapter.files.has(`${name}.py`)) {
    return [{ file, found: "no such file", expected: "the Python twin", mend: "write it" }];
  }
  const twin = await runTwin(await readFile(file, "utf8"), `${name}.py`);
  const difference = firstDifference(standardOutput(run), standardOutput(twin));
  const equal = difference === null && twin.ending === run.ending;
  const reason = chapter.differs[name];
  if (reason === undefined) return equal ? [] : [differenceFinding(file, run, twin, difference)];
  if (!equal) return [];
  return [
    {
      file: chapter.page,
      found: `"differs" names ${name}, but its twin prints the same`,
      expected: "only examples whose twins print something else",
      mend: "take the line away",
    },
  ];
}

function differenceFinding(
  file: string,
  run: ProgramRun,
  twin: ProgramRun,
  difference: Difference | null,
): Finding {
  const mend = 'make the two equal, or give the reason under "differs:" in the frontmatter';
  if (difference === null || (twin.ending === "threw" && run.ending !== "threw")) {
    return {
      file,
      found: `a run that ${twin.about}`,
      expected: `one that ${run.about}, as in TypeScript`,
      mend,
    };
  }
  const found = `line ${difference.line} of its output to be ${sayLine(difference.python)}`;
  return { file, found, expected: `${sayLine(difference.typescript)}, as in TypeScript`, mend };
}
