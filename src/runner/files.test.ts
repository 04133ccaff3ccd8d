import { expect, test } from "vitest";
import { partsOf, splitFiles } from "./files.ts";

const split = (text: string, more: Readonly<Record<string, string>> = {}) =>
  splitFiles({ entry: "main.ts", files: { "main.ts": text, ...more } });

test("a text without such a line is one file, as it is", () => {
  const text = 'console.log("// @filename: no.ts");\n';
  expect(split(text)).toEqual({
    kind: "split",
    program: { entry: "main.ts", files: { "main.ts": text } },
  });
});

test("every file keeps its lines", () => {
  const text = "one();\n\n// @filename: lib/two.ts\ntwo();\n//@Filename:three.json \n3\n";
  expect(split(text)).toMatchObject({
    program: {
      files: {
        "main.ts": "one();\n\n",
        "lib/two.ts": "\n\n\ntwo();\n",
        "three.json": "\n\n\n\n\n3\n",
      },
    },
  });
});

test("lines may end as on Windows", () => {
  const parts = partsOf("one();\r\n// @filename: two.ts\r\ntwo();\r\n", "main.ts");
  expect(parts.map(({ name }) => name)).toEqual(["main.ts", "two.ts"]);
});

test("a name that is taken, by a file of an exercise too, is refused at its line", () => {
  const twice = "// @filename: a.ts\n1;\n// @filename: a.ts\n2;";
  expect(split(twice)).toMatchObject({
    kind: "wrong",
    diagnostic: {
      message: "Cannot make a second file a.ts: there is one already",
      place: { file: "main.ts", line: 3, column: 1 },
      lineText: "// @filename: a.ts",
    },
  });
  expect(split("// @filename: checks.ts\n", { "checks.ts": "" })).toMatchObject({
    diagnostic: { message: "Cannot make a second file checks.ts: there is one already" },
  });
});

test("there are twenty at most", () => {
  const text = Array.from({ length: 20 }, (_, n) => `// @filename: f${n}.ts\n`).join("");
  expect(split(text)).toMatchObject({
    diagnostic: { message: "Cannot make a file f19.ts: there are 20 already, the most" },
  });
});

test.each(["", "../up.ts", "/etc/passwd", "a b.ts", "worker", "__proto__", ".ts"])(
  "%j is no name for a file",
  (name) => {
    expect(split(`1;\n// @filename: ${name}\n`)).toMatchObject({
      diagnostic: {
        message: `Cannot make a file ${JSON.stringify(name)}: expected a name such as worker.ts`,
        place: { line: 2 },
      },
    });
  },
);
