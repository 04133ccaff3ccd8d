// The hostile suite: programs that attack the page, the machine, the next run or whoever reads them.
// Each has its one safe end; meanwhile the page draws and answers, keeps what it had and nothing more,
// a server that listens hears nothing, and right afterwards a small program runs as ever.
import { expect, test } from "@playwright/test";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { defaults, limits } from "../src/runner/options.ts";
import type { Outcome, RunOptions, Script } from "../src/runner/protocol.ts";
import { ESCAPED, endOf, type Hostile } from "./hostile/case.ts";
import { groups } from "./hostile/cases.ts";
import { endless } from "./hostile/endless.ts";
import { type Field, openField } from "./hostile/field.ts";
import { type Listener, listen } from "./hostile/listener.ts";
import { scriptOfPage } from "./hostile/reach.ts";
import { compiled } from "./sandbox.ts";

test.describe.configure({ mode: "default", timeout: 60_000 });

/** A shorter patience than a learner's, so that the suite is over soon; the code is the same. */
const hasty: RunOptions = { ...defaults, limits: { ...limits, heartbeat: 1500 } };
/** Milliseconds beyond which a page has frozen, on any machine; what is measured is printed. */
const frozen = 15_000;

let listener: Listener;
let field: Field;
let before: string;
let small: Script;

test.beforeAll(async ({ browser }) => {
  listener = await listen();
  small = await compiled('import { sleep } from "asyncio";\nawait sleep(5);\nconsole.log("well");');
  field = await openField(browser);
  expect((await field.run(small, defaults)).lines).toEqual(["well"]);
  before = await field.keeps();
});

test.afterAll(async () => {
  listener.close();
  await field.close();
});

for (const [group, cases] of Object.entries(groups)) {
  test.describe(group, () => {
    for (const hostile of cases) test(hostile.name, () => attack(hostile));
  });
}

async function attack(hostile: Hostile): Promise<void> {
  const { outcome, lines, gap } = await play(hostile.source.replaceAll("LEAK", listener.address));
  const next = await field.run(small, defaults);
  console.log(`${hostile.name}: ${endOf(outcome)}, gap ${gap} ms, next run ${next.wall} ms`);
  expect([hostile.end].flat(), messageOf(outcome)).toContain(endOf(outcome));
  expect(lines.filter((line) => line.includes(ESCAPED))).toEqual([]);
  const says = endOf(outcome) === "overran memory" ? [] : (hostile.says ?? []);
  for (const line of says) expect(lines).toContain(line);
  if (hostile.error) expect(messageOf(outcome)).toMatch(hostile.error);
  if (hostile.line) expect(lineOf(outcome)).toBe(hostile.line);
  expect(listener.heard).toEqual([]);
  expect(await field.keeps()).toBe(before);
  expect(next.lines).toEqual(["well"]);
  expect(gap).toBeLessThan(frozen);
  expect(next.wall).toBeLessThan(frozen);
}

test("the script that a program imports in vain is there for the page", async () => {
  const answer = await field.page.evaluate(async (path) => {
    const { status, headers } = await fetch(path);
    return { status, type: headers.get("content-type") };
  }, scriptOfPage);
  expect(answer).toEqual({ status: 200, type: expect.stringMatching(/^text\/javascript/) });
});

test("memory is given back under a learner's own patience too", async () => {
  test.setTimeout(120_000);
  for (const { name, source } of endless.filter((one) => one.name.startsWith("memory by"))) {
    const { outcome } = await field.run(await compiled(source), defaults);
    const next = await field.run(small, defaults);
    const end = outcome === null ? "stopped" : endOf(outcome);
    console.log(`${name}, at ease: ${end}, next run ${next.wall} ms`);
    expect(["overran memory", "threw", "hung busyLoop", "hung microtasks"]).toContain(end);
    expect(next.lines, name).toEqual(["well"]);
  }
});

test("five hundred runs leave nothing behind", async () => {
  test.setTimeout(120_000);
  const workers = () => field.page.workers().length;
  await field.run(small, defaults);
  const kept = workers();
  const began = performance.now();
  for (let run = 0; run < 500; run++) {
    const { lines } = await field.run(small, { ...defaults, seed: run + 1 });
    expect(lines).toEqual(["well"]);
  }
  console.log(`500 runs: ${Math.round((performance.now() - began) / 500)} ms each`);
  await expect.poll(workers).toBeLessThanOrEqual(Math.max(2, kept));
  expect(await field.keeps()).toBe(before);
});

interface Played {
  readonly outcome: Outcome;
  readonly lines: readonly string[];
  readonly gap: number;
}

async function play(source: string): Promise<Played> {
  const { modules } = await buildRuntime();
  const result = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (result.kind === "refused") {
    return { outcome: { kind: "refused", diagnostics: result.diagnostics }, lines: [], gap: 0 };
  }
  const { outcome, ends, isLast, lines, gap } = await field.run(result.script, hasty);
  expect({ ends, isLast }).toEqual({ ends: 1, isLast: true });
  return { outcome: outcome ?? { kind: "stopped" }, lines, gap };
}

function messageOf(outcome: Outcome): string {
  if (outcome.kind === "threw") return outcome.error.message;
  if (outcome.kind !== "refused") return "";
  return outcome.diagnostics.map(({ message }) => message).join("\n");
}

function lineOf(outcome: Outcome): number | undefined {
  switch (outcome.kind) {
    case "threw":
      return outcome.error.stack.find(({ place }) => place !== null)?.place?.line;
    case "hung":
      return outcome.place?.line;
    case "deadlocked":
      return outcome.waiting[0]?.place?.line;
    default:
      return undefined;
  }
}
