// Small wrong programs, each with every sentence it must get: they stand behind `says:` at its end.
// Programs that end well must get none about hanging.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { defaults, limits } from "../runner/options.ts";
import { diagnose, type Finding } from "./hang.ts";
import { explaining } from "./hangfinding.ts";
import { generateMany } from "./programs/support/generate.ts";
import { programsIn, record } from "./programs/support/record.ts";

/** A program that never ends has shown that long before a million events. */
const brief = { ...defaults, limits: { ...limits, events: 100_000 } };
/** To fill all memory takes a while, and nothing else is said meanwhile. */
const slow = { ...defaults, limits: { ...limits, heartbeat: 25_000 } };

const wrong = programsIn("src/trace/hang");

/** Kinds that say why a program did not end. */
const hangs: ReadonlySet<Finding["kind"]> = new Set([
  ...(["busyLoop", "starvation", "deadlock", "foreverWait", "stillScheduling"] as const),
  ...(["memory", "leakedTimer"] as const),
]);

// The first run builds the runtime.
beforeAll(() => record("").then(() => undefined), 120_000);

describe("the doctor's sentence", () => {
  test.concurrent.for(wrong)("on $name", async ({ name, source }, { expect }) => {
    const { events } = await record(source, name, name.includes("memory") ? slow : brief);
    expect(said(diagnose(events, { "main.ts": source }))).toEqual(saidIn(source));
  });
});

test("who closes what was opened hears nothing of it", async () => {
  const sound = [
    ...programsIn("content/20-streams"),
    ...programsIn("src/sandbox/programs/network"),
  ];
  for (const { name, source } of sound) {
    const { events } = await record(source, name);
    const leaks = diagnose(events).filter(({ kind }) => /^leaked(Conn|Proc|Serv|Sock)/.test(kind));
    expect(leaks, name).toEqual([]);
  }
});

describe("nothing is said to hang that comes to its end", () => {
  const sound = programsIn("src/trace/programs", ...chapters());
  const made = [1000, 3000].map((from) => ({
    name: `programs from ${from}`,
    source: generateMany(from, 100),
  }));
  test.concurrent.for([...sound, ...made])("$name", async ({ name, source }, { expect }) => {
    const { events } = await record(source, name);
    const last = events.at(-1);
    if (last?.type !== "finished" || last.outcome.kind !== "returned") return;
    expect(diagnose(events).filter(({ kind }) => hangs.has(kind))).toEqual([]);
  });
});

test("there are at least forty wrong programs, and each has a sentence", () => {
  expect(wrong.length).toBeGreaterThanOrEqual(40);
  expect(wrong.filter(({ source }) => saidIn(source).length === 0)).toEqual([]);
});

test("every chapter that is named is one of the course", () => {
  const plan = readFileSync(join(import.meta.dirname, "../../content/course.yaml"), "utf8");
  const slugs = new Set([...plan.matchAll(/^ +slug: (.*)$/gm)].map(([, slug]) => slug));
  expect([...explaining].filter((slug) => !slugs.has(slug))).toEqual([]);
});

function chapters(): string[] {
  const content = join(import.meta.dirname, "../../content");
  return readdirSync(content, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `content/${name}`);
}

function said(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, sentence }) => `${kind}: ${sentence}`);
}

function saidIn(source: string): string[] {
  return [...source.matchAll(/^\/\/ says: (.*)$/gm)].map(([, text]) => text ?? "");
}
