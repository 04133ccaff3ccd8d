// Random programs in both languages. Each seed is one program over all the library's parts; what a
// hand-written pair doesn't think of, one of them does. INTERLEAVE_PROGRAMS=5000 plays more of them.
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { runTwin, standardOutput } from "../cli/check.run.ts";
import { disagreement } from "./parity/pairs.ts";
import { play } from "./parity/random/play.ts";
import { type Block, randomProgram } from "./parity/random/program.ts";

const count = Number(process.env.INTERLEAVE_PROGRAMS ?? 100);
const player = await readFile(new URL("./parity/random/play.py", import.meta.url), "utf8");

async function playInPython(program: readonly Block[]) {
  const text = JSON.stringify(JSON.stringify(program));
  const run = await runTwin(`PROGRAM = ${text}\n${player}`, "play.py");
  expect(["returned", "deadlocked"], run.about).toContain(run.ending);
  return standardOutput(run);
}

it(`prints what CPython prints in ${count} random programs`, {
  timeout: 3000 * count,
}, async () => {
  const different: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const program = randomProgram(seed);
    const problem = disagreement(await play(program), await playInPython(program));
    if (problem !== "") different.push(`seed ${seed}: ${problem}`);
  }
  expect(different).toEqual([]);
});
