// `interleave grade` and the gate of exercises, through the real pipeline, on a small exercise of
// their own.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { exerciseFindings } from "./exercises.gate.ts";
import { firstMessage, gradeText } from "./grade.run.ts";
import { gradeCommand } from "./grade.ts";

const page = `---
title: Double
difficulty: 1
concepts: [await]
hints: ["Wait with await sleep(1000)."]
learnt: "A coroutine gives its result to whoever awaits it."
---
Write it.
`;
const checks = `import { check } from "checks";
import { double } from "./start.ts";
check("it doubles, in a second", async (t) => {
  const number = t.number(1, 99);
  const run = await t.run(() => double(number));
  t.spot("It did not wait.")(run).toTake(0);
  t.expect(run).toReturn(2 * number);
  t.expect(run).toTake(1000);
});
`;
const start = "// TODO: write it.\nexport async function double(n: number) { return n; }\n";
const solution = `import { sleep } from "asyncio";
export async function double(n: number) { await sleep(1000); return 2 * n; }
`;
const good = {
  "exercise.mdx": page,
  "start.ts": start,
  "solution.ts": solution,
  "checks.ts": checks,
  "mistakes/hasty.ts": `// says: It did not\n// wait.\n\n${start.replace("return n", "return 2 * n")}`,
  "mistakes/same.ts": `// says: It returned 64; it should return 128.\n${solution.replace("2 * n", "n")}`,
};

const folders: string[] = [];

async function exercise(files: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "exercise-"));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...good, ...files })) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function found(files: Readonly<Record<string, string | null>>): Promise<string[]> {
  const folder = await exercise(files);
  const findings = await exerciseFindings(folder);
  return findings.map((one) => `${one.file.slice(folder.length + 1)}: ${one.found}`);
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe("the gate of exercises", () => {
  it("finds nothing in an exercise that keeps its promises", { timeout: 90_000 }, async () => {
    expect(await found({})).toEqual([]);
  });

  it("refuses a start that passes, or that does not say where to begin", async () => {
    expect(await found({ "start.ts": solution })).toEqual([
      "start.ts: no TODO",
      "start.ts: a start that passes",
    ]);
  });

  it("refuses checks that are passed by functions that do nothing", async () => {
    const idle = checks.replace("toReturn(2 * number)", "toReturn(undefined)");
    const lazy = idle.replace(/.*toTake.*\n/g, "");
    expect(await found({ "checks.ts": lazy })).toContain(
      "checks.ts: checks that functions pass which do nothing",
    );
  });

  it("refuses a solution that fails", async () => {
    const [first = ""] = await found({ "solution.ts": start });
    expect(first).toMatch(/^solution.ts: "it doubles, in a second" to fail in order 0: /);
  });

  it("refuses a mistake that passes, says something else, or says nothing", async () => {
    const findings = await found({
      "mistakes/hasty.ts": solution,
      "mistakes/same.ts": `// says: Something else.\n${start}`,
      "mistakes/well.ts": `// says: It did not wait.\n${solution}`,
    });
    expect(findings).toEqual([
      "mistakes/hasty.ts: no such comment",
      'mistakes/same.ts: the message "It did not wait."',
      "mistakes/well.ts: a mistake that passes",
    ]);
  });

  it("names each wrong field with what was found and what was expected", async () => {
    const broken = page.replace("1\n", "7\n").replace("title: Double\n", "tittle: Double\n");
    expect(await found({ "exercise.mdx": broken })).toEqual([
      'exercise.mdx: no field "title"',
      'exercise.mdx: "difficulty" to be 7',
      'exercise.mdx: a field "tittle"',
    ]);
  });

  it("names files that are missing, and files that belong to nothing", async () => {
    expect(await found({ "checks.ts": null, "notes.txt": "x" })).toEqual([
      "checks.ts: no such file",
      "notes.txt: a file that belongs to no exercise",
    ]);
  });
});

describe("grading a file", () => {
  it("ends with 0 when all checks pass, 1 when not, 2 when nothing could be checked", async () => {
    const folder = await exercise({ "mine.ts": "export const double = ;" });
    expect(await gradeCommand([folder, join(folder, "solution.ts")])).toBe(2);
    await rm(join(folder, "mine.ts"));
    expect(await gradeCommand([folder, join(folder, "solution.ts")])).toBe(0);
    expect(await gradeCommand([folder])).toBe(1);
    await writeFile(join(folder, "mistakes/x.ts"), "export const double = ;");
    expect(await gradeCommand([folder, join(folder, "mistakes/x.ts")])).toBe(2);
  });

  it("gives the same verdict and the same events for the same seed", async () => {
    const one = await gradeText(solution, checks, { seed: 5 });
    const other = await gradeText(solution, checks, { seed: 5 });
    expect(one).toEqual(other);
    expect(one.kind).toBe("passed");
  });

  it("says which export is missing instead of failing checks", async () => {
    const graded = await gradeText("export {};\n", checks, { seed: 1 });
    expect(graded.kind).toBe("refused");
    expect(firstMessage(graded)).toBe('The checks need "double": expected it to be exported');
  });

  it("tells of a program that hangs as what it is", async () => {
    const hanging = `import { Event } from "asyncio";
      export async function double(n: number) { await new Event().wait(); return n; }`;
    const graded = await gradeText(hanging, checks, { seed: 1 });
    expect(firstMessage(graded)).toMatch(/^It waits for ever: .*event/);
  });
});
