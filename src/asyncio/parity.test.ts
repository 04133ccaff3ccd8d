// The library against CPython: each pair of programs in `parity/` prints the same lines at the same
// virtual times, ours through the whole pipeline (compiled, instrumented, in the sandbox's worker).
import { describe, expect, it } from "vitest";
import { runTwin, runTypeScript, standardOutput } from "../cli/check.run.ts";
import { disagreement, pairs } from "./parity/pairs.ts";

const all = await pairs();

describe("a program in both languages", () => {
  it("is there a hundred times and more, each under its own number", () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.map(({ name }) => name.slice(0, 3))).size).toBe(all.length);
  });

  it.each(all)("prints the same at the same times: $name", async ({ name, typescript, python }) => {
    const twin = await runTwin(python, `${name}.py`);
    expect(twin).toMatchObject({ ending: "returned" });
    expect(twin.lines).not.toEqual([]);
    const run = await runTypeScript(typescript);
    expect(disagreement(standardOutput(run), standardOutput(twin))).toBe("");
    expect(run).toMatchObject({ ending: "returned" });
  });
});
