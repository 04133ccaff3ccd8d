import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Program } from "./protocol.ts";
import { readScenario } from "./scenario.ts";

function read(text: string, more: Partial<Program> = {}) {
  return readScenario({ entry: "main.ts", files: { "main.ts": text }, ...more });
}

function problem(text: string): string {
  const found = read(text);
  if (found.kind !== "wrong") return found.kind;
  const { message, place } = found.diagnostic;
  return `${place?.line}:${place?.column} ${message.replace("Cannot read the scenario: ", "")}`;
}

test("a program without a scenario has none", () => {
  expect(read("const scenario = {};")).toEqual({ kind: "none" });
});

test("a scenario is plain data, whatever TypeScript says of it", () => {
  const text = `import { run } from "asyncio";
export const scenario = {
  link: { latency: 20 },
  hosts: { "shop.test": { site: { "/": { body: \`hi\`, delay: 1_000 } }, chunk: [1, 9] } },
} as const;`;
  expect(read(text)).toEqual({
    kind: "read",
    scenario: {
      link: { latency: 20 },
      hosts: { "shop.test": { site: { "/": { body: "hi", delay: 1000 } }, chunk: [1, 9] } },
    },
  });
});

test("what is wrong is told with its place, what was found, and what was expected", () => {
  const of = (world: string) => problem(`\nexport const scenario = ${world};`);
  expect(of("{ host: {} }")).toBe("2:25 found host, expected only link, files, disk, hosts");
  expect(of("{ link: { latency: -1 } }")).toBe(
    "2:25 found link.latency to be -1, expected milliseconds, 0 or more",
  );
  expect(of('{ hosts: { "Shop": {} } }')).toBe(
    '2:25 found "Shop" in hosts, expected names in lower case such as shop.test',
  );
  expect(of('{ hosts: { "a.test": { connect: "maybe" } } }')).toBe(
    '2:25 found hosts["a.test"].connect to be "maybe", expected one of accepted, refused, unreachable, silent',
  );
  expect(of('{ hosts: { "a.test": { site: { news: {} } } } }')).toBe(
    '2:25 found "news" in hosts["a.test"].site, expected paths such as /news',
  );
  expect(of("{ link: { latency: 2 * delay } }")).toBe("2:44 found code, expected plain data");
  expect(of('{ hosts: { "a.test": { chunk: [3, 1] } } }')).toContain("the least and the most");
});

test("of a graded program the checks' scenario counts, never the learner's", () => {
  const files = {
    "main.ts": "export const scenario = { link: { latency: 0 } };",
    "checks.ts": "export const scenario = { link: { latency: 50 } };",
  };
  const program = { entry: "checks.ts", files, graders: ["checks.ts"] };
  expect(readScenario(program)).toEqual({ kind: "read", scenario: { link: { latency: 50 } } });
  const without = { ...program, files: { ...files, "checks.ts": "" } };
  expect(readScenario(without)).toEqual({ kind: "none" });
});

test("the scenario that CONTRIBUTING.md shows is one", () => {
  const text = readFileSync(new URL("../../CONTRIBUTING.md", import.meta.url), "utf8");
  const example = /```ts\n(export const scenario[\s\S]*?)```/.exec(text)?.[1] ?? "";
  const read = readScenario({ entry: "main.ts", files: { "main.ts": example } });
  expect(read).toMatchObject({ kind: "read", scenario: { disk: { latency: 8 } } });
});

test("files and datagrams are checked field by field", () => {
  const wrong = (scenario: string) => {
    const files = { "main.ts": `export const scenario = ${scenario};` };
    const read = readScenario({ entry: "main.ts", files });
    return read.kind === "wrong" ? read.diagnostic.message : read.kind;
  };
  expect(wrong(`{ files: { "a/b": "x", "tmp.txt": { size: 3 }, "/tmp/c": "y" } }`)).toBe("read");
  expect(wrong(`{ files: { "../b": "x" } }`)).toContain('found "../b" in files');
  expect(wrong(`{ files: { "/etc/passwd": "x" } }`)).toContain('found "/etc/passwd" in files');
  expect(wrong(`{ files: { a: { size: 1e9 } } }`)).toContain(
    'found files["a"].size to be 1000000000',
  );
  expect(wrong(`{ files: { a: "x", "a/b": "y" } }`)).toContain("as a file and as a folder");
  expect(wrong(`{ hosts: { "a.test": { datagrams: { 7: { echos: true } } } } }`)).toContain(
    "echos",
  );
  expect(wrong(`{ hosts: { "a.test": { reads: 0 } } }`)).toContain("bytes a second, 1 or more");
});
