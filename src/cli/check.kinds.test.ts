// The gate on questions within a text: what an author gets wrong is told in a sentence.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { tagsIn } from "../course/tags.ts";
import { readChapters } from "./check.chapter.ts";
import { checkKinds } from "./check.kinds.ts";

// The compiler starts here for the first time, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const folders: string[] = [];

async function found(text: string, examples: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "kinds-"));
  folders.push(folder);
  await mkdir(join(folder, "01-first"));
  await writeFile(join(folder, "01-first/chapter.mdx"), `---\ntitle: First\n---\n\n${text}\n`);
  for (const [name, source] of Object.entries(examples)) {
    await writeFile(join(folder, "01-first", `${name}.ts`), source);
  }
  const [chapter] = await readChapters(folder);
  if (!chapter) throw new Error("Cannot check: found no chapter");
  const { questions, findings } = await checkKinds(chapter);
  return { questions, found: findings.map((one) => one.found) };
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

const because = "Since nothing else could have happened.";
const answer = (says: string, right = "") => `<Answer ${right} says="${says}">${because}</Answer>`;

describe("questions", () => {
  it("pass with one right answer, and every answer explained", async () => {
    const text = `<Quiz asks="When?">\n${answer("now")}\n${answer("later", "right")}\n</Quiz>`;
    expect(await found(text)).toEqual({ questions: 1, found: [] });
  });

  it("need exactly one right answer, unless they say that there are several", async () => {
    const two = `${answer("now", "right")}${answer("later", "right")}`;
    expect((await found(`<Quiz asks="When?">${two}</Quiz>`)).found).toEqual([
      'the question "When?" with 2 answers, 2 of them right',
    ]);
    expect((await found(`<Quiz asks="When?" several>${two}</Quiz>`)).found).toEqual([]);
  });

  it("need an explanation of every answer", async () => {
    const text = `<Quiz asks="When?">${answer("now", "right")}<Answer says="never"></Answer></Quiz>`;
    expect((await found(text)).found).toEqual([
      'the answer "never" to the question "When?" with nothing to explain it',
    ]);
  });

  it("are asked once: a second one would share the first one's answer", async () => {
    const quiz = `<Quiz asks="When?">${answer("now")}${answer("later", "right")}</Quiz>`;
    const other = quiz.replace("When?", "Where?");
    expect((await found(`${quiz}\n\n${quiz}\n\n${other}`)).found).toEqual([
      '<Quiz asks="When?"> a second time',
    ]);
  });

  it("are none when they only stand in a block of code", async () => {
    expect(await found('```mdx\n<Quiz asks="When?"></Quiz>\n```')).toEqual({
      questions: 0,
      found: [],
    });
  });
});

describe("predictions", () => {
  const three = 'console.log("a"); console.log("b"); console.log("c");';

  it("pass with three lines", async () => {
    expect(await found('<Predict of="x" />', { x: three })).toEqual({ questions: 1, found: [] });
  });

  it("need enough lines, and seconds that fit on an axis", async () => {
    const short = await found('<Predict of="x" />', { x: 'console.log("a");' });
    expect(short.found[0]).toContain("found 1 lines, expected 3 to 10");
    const odd = `${three}setTimeout(() => console.log("d"), 1237);`;
    const axis = await found('<Predict of="x" by="time" />', { x: odd });
    expect(axis.found[0]).toContain("expected multiples of a common step");
  });
});

describe("programs to put together", () => {
  const source = 'console.log("a");\nconsole.log("b");\nconsole.log("c");\n';
  const parsons = (lines: string, extra: string) =>
    found(`<Parsons of="x" lines="${lines}" extra={${extra}} />`, { x: source });

  it("pass when what is offered is not the program", async () => {
    expect((await parsons("1-3", '["return;"]')).found).toEqual([]);
  });

  it("need lines that are there, and one that does not belong", async () => {
    expect((await parsons("1-9", '["return;"]')).found[0]).toContain('found lines "1-9"');
    expect((await parsons("1-3", "[]")).found[0]).toContain("found no extra line");
  });
});

describe("orders to find", () => {
  const race = `import { gather, run, sleep } from "asyncio";
let last = "";
async function set(name: string, ms: number) {
  await sleep(ms - 500);
  await sleep(500);
  last = name;
}
await run(() => gather([() => set("one", 1000), () => set("two", SECOND)]));
console.log(\`last: \${last}\`);
`;
  const ask = (second: string, holds: string, why = because) =>
    found(`<FindSchedule of="x" holds="${holds}">${why}</FindSchedule>`, {
      x: race.replace("SECOND", second),
    });

  it("pass when some order breaks the program, and the answer is explained", async () => {
    expect((await ask("1000", "last: two")).found).toEqual([]);
    expect((await ask("1000", "last: two", "")).found).toEqual([
      '<FindSchedule of="x"> without a word on the answer',
    ]);
  });

  it("need an order that breaks, and a usual one that does not", async () => {
    expect((await ask("2000", "last: two")).found[0]).toContain("in all of 24 orders");
    expect((await ask("1000", "last: three")).found[0]).toContain("expected it to print");
  });
});

it("tags are read with whatever stands in their attributes and between them", () => {
  const [tag] = tagsIn(`<A one="x > y" two={["a", "{b}"]} three>in <B /> it</A>`);
  expect(tag).toEqual({
    name: "A",
    attributes: { one: "x > y", two: '["a", "{b}"]', three: "" },
    body: "in <B /> it",
  });
});
