// The same files and the same seed give the same trace, whatever the machine does meanwhile; a
// schedule permutes what the platform leaves open, and nothing else.
import { expect, test } from "vitest";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults } from "../runner/options.ts";
import type { RunOptions, Script, TraceEvent } from "../runner/protocol.ts";
import { printLine } from "../trace/text.ts";
import { generateMany } from "./programs/generate.ts";

const programs = 1000;
const perRun = 8;

async function compiled(files: string | Record<string, string>): Promise<Script> {
  const { modules } = await buildRuntime();
  const all = typeof files === "string" ? { "main.ts": files } : files;
  const result = await compile({ entry: "main.ts", files: all }, modules);
  if (result.kind === "compiled") return result.script;
  throw new Error(result.diagnostics[0]?.message);
}

async function trace(
  script: Script,
  options: Partial<RunOptions> = {},
): Promise<readonly TraceEvent[]> {
  return run(script, { ...defaults, ...options }).all();
}

function lines(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.type === "console" ? [printLine(event.values)] : []));
}

test("a thousand generated programs, run twice, give the same trace", async () => {
  let over = 0;
  for (let seed = 1; seed <= programs; seed += perRun) {
    const script = await compiled(generateMany(seed, perRun));
    // Both at once, so that neither finds the machine as the other does.
    const [first, second] = await Promise.all([trace(script, { seed }), trace(script, { seed })]);
    expect(JSON.stringify(second), `from ${seed} on`).toBe(JSON.stringify(first));
    over += lines(first).filter((line) => line.startsWith("over ")).length;
  }
  // A few wait for what nobody gives; if many did, this would show little.
  expect(over).toBeGreaterThan(programs * 0.95);
}, 240_000);

test("another seed gives other random numbers, and the same one the same", async () => {
  const script = await compiled("console.log(Math.random(), crypto.randomUUID());");
  const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => trace(script, { seed })));
  expect(again).toEqual(one);
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
});

const simultaneous = `
import { createTask, sleep } from "asyncio";
for (const name of ["a", "b", "c", "d"]) createTask(async () => { await sleep(10); console.log(name); });
for (const ms of [20, 21, 22]) setTimeout(() => console.log("at", ms), ms);
for (const n of [1, 2, 3]) setTimeout(() => console.log("same call", n), 30);
await sleep(50);
console.log("end");
`;
const [inOrder, apart] = [
  ["a", "b", "c", "d"],
  ["at 20", "at 21", "at 22"],
];
const together = ["same call 1", "same call 2", "same call 3"];

test("without a schedule what is due at once runs in the order it was asked for", async () => {
  const script = await compiled(simultaneous);
  expect(lines(await trace(script))).toEqual([...inOrder, ...apart, ...together, "end"]);
});

test("a schedule permutes only what is due at once, and can be replayed", async () => {
  const script = await compiled(simultaneous);
  const schedules = [1, 2, 3, 4, 5, 6, 7, 8];
  const orders = new Set<string>();
  for (const schedule of schedules) {
    const [one, again] = await Promise.all([
      trace(script, { schedule }),
      trace(script, { schedule }),
    ]);
    expect(again).toEqual(one);
    const said = lines(one);
    expect(said.slice(0, 4).toSorted()).toEqual(inOrder);
    // Times that differ stay apart; timers of one delay keep their order on every platform.
    expect(said.slice(4)).toEqual([...apart, ...together, "end"]);
    orders.add(said.slice(0, 4).join());
  }
  expect(orders.size).toBeGreaterThan(3);
});

test("a schedule permutes independent connections, never what one of them carries", async () => {
  const names = ["a", "b", "c", "d"];
  const echoes = { latency: 40, services: { 7: { echo: true } } };
  const scenario = { hosts: Object.fromEntries(names.map((name) => [`${name}.test`, echoes])) };
  const script = await compiled(`
    import { gather, openConnection } from "asyncio";
    const text = new TextDecoder();
    async function ask(name: string) {
      const { reader, writer } = await openConnection({ host: name + ".test", port: 7 });
      writer.write("one\\ntwo\\n");
      for (const _ of [1, 2]) console.log(name, text.decode(await reader.readline()).trim());
      writer.close();
    }
    await gather(["a", "b", "c", "d"].map((name) => () => ask(name)));
  `);
  const said = await Promise.all(
    [0, 1, 2, 3, 4, 5, 6].map(async (schedule) =>
      lines(await trace(script, { schedule, scenario })),
    ),
  );
  for (const lines of said) {
    expect(lines).toHaveLength(2 * names.length);
    for (const name of names) {
      expect(lines.filter((line) => line.startsWith(name))).toEqual([`${name} one`, `${name} two`]);
    }
  }
  expect(new Set(said.map((lines) => lines.join())).size).toBeGreaterThan(1);
});

test("a schedule leaves the order of microtasks and of ready tasks alone", async () => {
  const script = await compiled(`
    import { createTask, gather } from "asyncio";
    const turn = async (name: string) => { console.log(name); await null; console.log(name, 2); };
    await gather(["a", "b", "c", "d", "e"].map((name) => createTask(() => turn(name))));
  `);
  const usual = lines(await trace(script));
  for (const schedule of [1, 2, 3]) expect(lines(await trace(script, { schedule }))).toEqual(usual);
});

test("generated programs give the same trace twice under a schedule too", async () => {
  const usual = new Set<string>();
  for (const schedule of [0, 1, 2, 3]) {
    const script = await compiled(generateMany(1, perRun));
    const [one, again] = await Promise.all([
      trace(script, { schedule }),
      trace(script, { schedule }),
    ]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    usual.add(lines(one).join());
  }
  expect(usual.size).toBe(4);
});
