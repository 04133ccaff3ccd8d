// Programs taken apart and put together again.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arrangementOf, assembled } from "./arrange.ts";

const source = `import { run } from "asyncio";

async function main() {
  for (const order of [1, 2]) {
    console.log(order);
  }
  console.log("done");
}

await run(main);
`;

describe("an arrangement", () => {
  it("gives the program back when its own lines stand in their order", () => {
    const parts = arrangementOf("x", source, "4-7", ["return;"]);
    expect(parts.pieces.slice(0, parts.own)).toEqual([
      "for (const order of [1, 2]) {",
      "console.log(order);",
      "}",
      'console.log("done");',
    ]);
    expect(assembled(parts, parts.pieces.slice(0, parts.own))).toBe(source);
  });

  it("offers every piece once, in another order", () => {
    const { offered, pieces } = arrangementOf("x", source, "4-7", ["return;"]);
    expect([...offered].sort()).toEqual(pieces.map((_, at) => at));
    expect(offered).not.toEqual(pieces.map((_, at) => at));
  });

  it("indents the middle of every example of the course as it was", () => {
    const files = readdirSync("content", { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /^\d+-\w+[/\\]\w+\.ts$/.test(name))) {
      const text = readFileSync(`content/${file}`, "utf8");
      const lines = text.replace(/\n$/, "").split("\n");
      // What goes on in the next line without a bracket has nothing to say so.
      if (/(=>|\))$/m.test(text)) continue;
      const own = lines.map((line) => line.trim());
      const parts = { before: lines.slice(0, 1), after: [] };
      expect(assembled(parts, own.slice(1)).replace(/[ \t]+$/gm, ""), file).toBe(text);
    }
  });

  it("refuses what can't be taken apart", () => {
    expect(() => arrangementOf("x", source, "4-99", ["y"])).toThrow(
      'Cannot take content/x.ts apart: found lines "4-99", expected a range such as "3-10"',
    );
    expect(() => arrangementOf("x", source, "1-4", ["y"])).toThrow("found an empty line in 1-4");
    expect(() => arrangementOf("x", source, "4-7", [])).toThrow("found no extra line");
  });
});
