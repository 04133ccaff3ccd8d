// The content gate on small courses of its own: each mistake an author can make gives one sentence
// that names the file, what was found, what was expected and how to mend it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { check, checkCommand, inspect } from "./check.ts";

const hello = `import { run, sleep } from "asyncio";
await run(async () => {
  await sleep(1500);
  console.log("hello");
});
`;
const helloInPython = `import asyncio
async def main():
    await asyncio.sleep(1.5)
    print("hello")
asyncio.run(main())
`;
const good = {
  "01-first/chapter.mdx": '---\ntitle: First\n---\n\n<Run of="hello" />\n',
  "01-first/hello.ts": hello,
  "01-first/hello.py": helloInPython,
  "01-first/hello.out": "    1.500   hello\n",
};

const folders: string[] = [];

async function course(files: Readonly<Record<string, string | null>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "course-"));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...good, ...files })) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** `file: found` of each finding, the file's path shortened to the course. */
async function found(files: Readonly<Record<string, string | null>>): Promise<string[]> {
  const folder = await course(files);
  const findings = await check(folder);
  return findings.map((one) => `${one.file.slice(folder.length + 1)}: ${one.found}`);
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe("the content gate", () => {
  it("finds nothing in a chapter whose example, record and twin agree", async () => {
    expect(await found({})).toEqual([]);
  });

  it("names the first line that differs from the record", async () => {
    expect(await found({ "01-first/hello.out": "    1.400   hello\n" })).toEqual([
      '01-first/hello.out: line 1 of a run to be "1.500   hello"',
    ]);
  });

  it("asks for a record and a twin that are not there", async () => {
    expect(await found({ "01-first/hello.out": null, "01-first/hello.py": null })).toEqual([
      "01-first/hello.out: no such file",
      "01-first/hello.py: no such file",
    ]);
  });

  it("refuses a twin that prints something else, or at another time", async () => {
    const late = { "01-first/hello.py": helloInPython.replace("1.5", "1.6") };
    expect(await found(late)).toEqual([
      '01-first/hello.py: line 1 of its output to be "hello" at 1.600 s',
    ]);
  });

  it("lets a twin differ that says why, and no other", async () => {
    const chapter = '---\ndiffers:\n  hello: Python is slower here.\n---\n<Run of="hello" />\n';
    const late = helloInPython.replace("1.5", "1.6");
    const declared = { "01-first/chapter.mdx": chapter };
    expect(await found({ ...declared, "01-first/hello.py": late })).toEqual([]);
    expect(await found(declared)).toEqual([
      '01-first/chapter.mdx: "differs" names hello, but its twin prints the same',
    ]);
  });

  const page = (fields: string) => ({
    "01-first/chapter.mdx": `---\n${fields}\n---\n<Run of="hello" />\n`,
  });

  it.each([
    ["differs", "differs:\n  hallo: Python is slower here."],
    ["ends", "ends: { hallo: threw }"],
    ["real", "real: [hallo]"],
    [
      "sliders",
      "sliders:\n  hallo:\n    - { label: Latency, host: a.test, sets: latency, least: 0, most: 9, step: 1, start: 0 }",
    ],
  ])("knows the examples that %s names", async (field, fields) => {
    expect(await found(page(fields))).toEqual([
      `01-first/chapter.mdx: "${field}" names hallo, which is no example`,
    ]);
  });

  it("names the first field of a frontmatter that is not as it may be", async () => {
    expect(await found(page("ends: { hello: ended }"))).toEqual([
      expect.stringMatching(/^01-first\/chapter\.mdx: a wrong frontmatter, at ends › hello: /),
    ]);
  });

  const slider = (host: string, sets: string, start: number) => ({
    ...page(
      `sliders:\n  hello:\n    - { label: Way, host: ${host}, sets: ${sets}, least: 0, most: 900, step: 1, start: ${start} }`,
    ),
    "01-first/hello.ts": `export const scenario = { link: { bandwidth: 700 }, hosts: { "tea.test": { latency: 50 } } };\n${hello}`,
  });

  it("lets a slider begin where the example's own scenario stands", async () => {
    expect(await found(slider("tea.test", "latency", 50))).toEqual([]);
    expect(await found(slider("tea.test", "failures", 0))).toEqual([]);
    expect(await found(slider("tea.test", "bandwidth", 700))).toEqual([]);
  });

  it.each([
    ["cup.test", "latency", 50, "for cup.test, which is not in its scenario"],
    ["tea.test", "latency", 60, "that begins at 60"],
    ["tea.test", "reads", 60, "that begins at 60"],
  ])("refuses a slider of %s for %s at %d", async (host, sets, start, wrong) => {
    expect(await found(slider(host, sets, start))).toEqual([
      `01-first/chapter.mdx: the slider "Way" of hello ${wrong}`,
    ]);
  });

  it("refuses an example that does not return, unless its end is declared", async () => {
    const broken = {
      "01-first/hello.ts": 'console.log("hello");\nthrow new Error("broken");\n',
      "01-first/hello.py": 'print("hello")\nraise ValueError("broken")\n',
      "01-first/hello.out": "    0.000   hello\n    0.000 = threw: Error: broken\n",
    };
    expect(await found(broken)).toEqual(["01-first/hello.ts: the run threw: Error: broken"]);
    const chapter = '---\nends:\n  hello: threw\n---\n<Run of="hello" />\n';
    expect(await found({ ...broken, "01-first/chapter.mdx": chapter })).toEqual([]);
  });

  it("names the line that does not compile", async () => {
    const [first = ""] = await found({ "01-first/hello.ts": "const x = ;\n" });
    expect(first).toMatch(/^01-first\/hello.ts: the run refused: line 1: /);
  });

  it("holds the text and the folder to each other", async () => {
    const files = {
      "01-first/chapter.mdx":
        '---\nends:\n  gone: threw\n---\n```mdx\n<Run of="hello" />\n```\n<Run of="helo" />\n',
      "01-first/stray.py": "print(1)\n",
    };
    expect(await found(files)).toEqual([
      '01-first/chapter.mdx: <Run of="helo" /> but no helo.ts beside it',
      "01-first/hello.ts: an example that the text never shows",
      "01-first/stray.py: a file without its program",
      '01-first/chapter.mdx: "ends" names gone, which is no example',
    ]);
  });

  it("records with --write what it would otherwise compare", async () => {
    const folder = await course({ "01-first/hello.out": "something else" });
    expect((await inspect(folder, { write: true })).findings).toEqual([]);
    expect(await readFile(join(folder, "01-first/hello.out"), "utf8")).toBe("    1.500   hello\n");
  });

  it("exits 1 when something was found and 0 when nothing was", async () => {
    expect(await checkCommand(["--content", await course({})])).toBe(0);
    const wrong = await course({ "01-first/hello.py": "print(1)\n" });
    expect(await checkCommand(["--content", wrong])).toBe(1);
  });

  it("looks at the chapters that are asked for, and at nothing else", async () => {
    const folder = await course({
      "02-second/chapter.mdx": "---\ntitle: Second\n---\n\nTODO: a text\n",
    });
    expect((await inspect(folder, { only: ["first"] })).findings).toEqual([]);
    expect((await inspect(folder, { only: ["2"] })).findings).toHaveLength(1);
    expect(await inspect(folder, { only: ["1", "02-second"] })).toMatchObject({ chapters: 2 });
    await expect(inspect(folder, { only: ["third"] })).rejects.toThrow(
      /^Cannot check third: found no such chapter in .*, expected one of 01-first, 02-second$/,
    );
  });
});
