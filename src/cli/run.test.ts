import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const launcher = join(import.meta.dirname, "interleave.mjs");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interleave-"));
});

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function interleave(args: readonly string[], input = ""): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [launcher, ...args],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
    child.stdin?.end(input);
  });
}

async function file(name: string, source: string): Promise<string> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), source);
  return name;
}

const tea = `import { sleep } from "asyncio";
console.log("water on");
await sleep(61_500);
console.log("first\\nsecond");
console.error("spilled");
`;

test("prints what the program prints, with its times, and ends with 0", async () => {
  const { code, out, err } = await interleave(["run", await file("tea.ts", tea)]);
  expect(out).toBe("[   0.000s] water on\n[  61.500s] first\n            second\n");
  expect(err).toBe("[  61.500s] spilled\n");
  expect(code).toBe(0);
});

test("--plain prints only the text, also of a program from standard input", async () => {
  const { code, out, err } = await interleave(["run", "--plain", "-"], tea);
  expect(out).toBe("water on\nfirst\nsecond\n");
  expect(err).toBe("spilled\n");
  expect(code).toBe(0);
});

test("--json prints one event a line, the end last, the same every time", async () => {
  const name = await file("json.ts", `${tea}console.log(Math.random());`);
  const [one, two, other] = await Promise.all([
    interleave(["run", "--json", name]),
    interleave(["run", "--json", name]),
    interleave(["run", "--json", "--seed", "7", name]),
  ]);
  const events = one.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.at(-1)).toEqual({ at: 61500, type: "finished", outcome: { kind: "returned" } });
  expect(events[0]).toMatchObject({ type: "started", seed: 1 });
  expect(two.out).toBe(one.out);
  expect(other.out).not.toBe(one.out);
  expect(one.err).toBe("");
});

test("follows relative imports, and only those", async () => {
  await file(
    "parts/cup.ts",
    'import { name } from "./name.ts";\nexport const cup = `cup of ${name}`;',
  );
  await file("parts/name.ts", 'export const name: string = "tea";');
  const good = await file("good.ts", 'import { cup } from "./parts/cup";\nconsole.log(cup);');
  const bad = await file("bad.ts", 'import { readFile } from "node:fs/promises";\nreadFile("x");');
  const [one, two] = await Promise.all([interleave(["run", good]), interleave(["run", bad])]);
  expect(one).toEqual({ code: 0, out: "[   0.000s] cup of tea\n", err: "" });
  expect(two.code).toBe(2);
  expect(two.out).toBe("");
  expect(two.err).toContain('bad.ts:1:26: error: Cannot import "node:fs/promises"');
});

test("brings the files along that the program starts as processes", async () => {
  await file("parts/cook.ts", "console.log(process.argv[2], process.cwd());");
  const good = await file(
    "starts.ts",
    `import { createSubprocessExec } from "asyncio";
const cook = await createSubprocessExec("node", ["parts/cook.ts", "tea"]);
console.log(await cook.wait());`,
  );
  const { out, err } = await interleave(["run", good]);
  expect({ out, err }).toEqual({ out: "[   0.000s] tea /home/you\n[   0.000s] 0\n", err: "" });
});

test("ends with 1 and the line when the program threw", async () => {
  const name = await file("throws.ts", 'console.log("on");\n  throw new RangeError("too hot");\n');
  const { code, out, err } = await interleave(["run", name]);
  expect(code).toBe(1);
  expect(out).toBe("[   0.000s] on\n");
  expect(err).toContain("Uncaught RangeError: too hot\n    at throws.ts:2:9\n");
  expect(err).toContain('    2 |   throw new RangeError("too hot");\n      |         ^\n');
});

test("ends with 2 and the line when the program does not compile", async () => {
  const name = await file("syntax.ts", "const x = 1;\nlet y = ;\n");
  const { code, out, err } = await interleave(["run", name]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toBe('syntax.ts:2:9: error: Unexpected ";"\n    2 | let y = ;\n      |         ^\n');
});

test("ends with 3 when the program hung, and says who waits for what", async () => {
  const source = `import { Event, run } from "asyncio";
await run(async () => {
  await new Event().wait();
});`;
  const { code, err } = await interleave(["run", await file("waits.ts", source)]);
  expect(code).toBe(3);
  expect(
    err,
  ).toBe(`waits.ts:3:3: Task-1 waits at line 3 for event 1, and nobody is left who could set it
    3 |   await new Event().wait();
      |   ^
`);
});

test("ends with 4 when the program went over a limit", async () => {
  const name = await file("ever.ts", "setInterval(() => {}, 60_000);");
  const { code, err } = await interleave(["run", name]);
  expect(code).toBe(4);
  expect(err).toBe(
    "ever.ts:1:1: The interval set at line 1 is never cleared: it fired 1,440 times and would go on for ever\n    1 | setInterval(() => {}, 60_000);\n      | ^\n",
  );
});

test("--scenario puts other hosts around the program than it describes itself", async () => {
  const source = `export const scenario = { hosts: { "tea.test": { site: { "/": { body: "green" } } } } };
console.log(await (await fetch("http://tea.test/")).text());`;
  const name = await file("asks.ts", source);
  const hosts = { "tea.test": { latency: 250, site: { "/": { body: "black" } } } };
  const path = join(folder, await file("far.json", JSON.stringify({ hosts })));
  const wrong = join(folder, await file("wrong.json", '{"hosts":{"a.test":{"latency":"far"}}}'));
  const [own, other, refused, missing] = await Promise.all([
    interleave(["run", name]),
    interleave(["run", "--scenario", path, name]),
    interleave(["run", "--scenario", wrong, name]),
    interleave(["run", "--scenario", "none.json", name]),
  ]);
  expect(own.out).toBe("[   0.000s] green\n");
  expect(other).toMatchObject({ out: "[   1.000s] black\n", code: 0 });
  const found = 'found hosts["a.test"].latency to be "far", expected milliseconds, 0 or more';
  expect(refused.err).toContain(`Cannot read the scenario ${wrong}: ${found}`);
  expect(refused.code).toBe(64);
  expect(missing.err).toContain("Cannot read the scenario none.json: ");
}, 120_000);

test("says what is wrong with its arguments, and nothing on standard output", async () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [["run"], "Cannot run: no file was named"],
    [["run", "none.ts"], "Cannot read none.ts"],
    [["run", "--seed", "x", "a.ts"], "Cannot use --seed x: expected a whole number, 0 or more"],
    [["run", "--plain", "--json", "a.ts"], "found --plain and --json, expected one of them"],
    [["dance"], "Cannot dance: there is no such command"],
  ];
  for (const [args, sentence] of cases) {
    const { code, out, err } = await interleave(args);
    expect(err).toContain(sentence);
    expect(out).toBe("");
    expect(code).toBe(64);
  }
});
