// A learner's second file as a process: the very same files print the same here and under plain Node;
// here they do so by the program's clock, the same every time.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults, limits } from "../runner/options.ts";
import type { Compiled, RunOptions, TraceEvent } from "../runner/protocol.ts";
import { diagnose } from "../trace/hang.ts";
import { printLine } from "../trace/text.ts";
import { chat, filesOf, pairs } from "./programs/pairs.ts";

const base = mkdtempSync(join(tmpdir(), "interleave-programs-"));
const library = join(import.meta.dirname, "../asyncio/index.ts");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const { modules } = await buildRuntime();
const build = (files: Record<string, string>): Promise<Compiled> =>
  compile({ entry: "main.ts", files }, modules);

async function trace(
  files: Record<string, string>,
  options: Partial<RunOptions> = {},
): Promise<TraceEvent[]> {
  const compiled = await build(files);
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  const events: TraceEvent[] = [];
  for await (const event of run(compiled.script, { ...defaults, ...options })) events.push(event);
  return events;
}

function linesOf(events: readonly TraceEvent[], stamp: boolean): string[] {
  return events.flatMap((event) => {
    if (event.type === "finished") {
      const { outcome } = event;
      if (outcome.kind === "returned") return [];
      return [outcome.kind === "threw" ? outcome.error.message : outcome.kind];
    }
    if (event.type !== "console") return [];
    const lines = printLine(event.values).split("\n");
    return stamp ? lines.map((line) => `${event.at} ${line}`) : lines;
  });
}

/** What two files print, each line with its time. */
async function printed(
  main: string,
  worker: string,
  options: Partial<RunOptions> = {},
): Promise<string[]> {
  return linesOf(await trace(filesOf({ main, worker }), options), true);
}

async function inNode(files: Record<string, string>, name: string): Promise<string[]> {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, source] of Object.entries(files)) writeFileSync(join(folder, file), source);
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH };
  const child = spawn(process.execPath, ["main.ts"], { cwd: folder, env });
  child.stdin.end();
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe("");
  return out.replace(/\n$/, "").split("\n");
}

mkdirSync(join(base, "node_modules/asyncio"), { recursive: true });
writeFileSync(join(base, "package.json"), '{ "type": "module" }');
writeFileSync(
  join(base, "node_modules/asyncio/package.json"),
  '{ "name": "asyncio", "type": "module", "exports": "./index.js" }',
);
writeFileSync(
  join(base, "node_modules/asyncio/index.js"),
  `export * from ${JSON.stringify(pathToFileURL(library).href)};\n`,
);

test.each(pairs)("$what", async (pair) => {
  const events = await trace(filesOf(pair));
  expect(linesOf(events, false)).toEqual(pair.prints);
  expect(diagnose(events).filter(({ kind }) => kind.startsWith("leaked"))).toEqual([]);
});

test.each(pairs)(
  "in plain Node, $what",
  async (pair) => {
    expect(await inNode(filesOf(pair), String(pairs.indexOf(pair)))).toEqual(pair.prints);
  },
  30_000,
);

const ticking = `
for (const ms of [100, 100, 100]) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  console.log(process.argv[2], "at", performance.now());
}`;

test("it goes in step with the program, and its own clock starts with it", async () => {
  const main = `
    await sleep(1000);
    const p = await createSubprocessExec("node", ["worker.ts", "worker"]);
    for (const n of [1, 2]) {
      await sleep(150);
      console.log("main", n);
    }
    console.log(await p.wait());`;
  expect(await printed(main, ticking)).toEqual([
    "1100 worker at 100",
    "1150 main 1",
    "1200 worker at 200",
    "1300 main 2",
    "1300 worker at 300",
    "1300 0",
  ]);
});

test("several are due at once: the program first, then each in the order of its number", async () => {
  const main = `
    const all = await gather(["a", "b", "c"].map((name) => () => createSubprocessExec("node", ["worker.ts", name])));
    await sleep(100);
    console.log("main");
    await gather(all.map((p) => () => p.wait()));`;
  const order = ["main", "a at 100", "b at 100", "c at 100"];
  expect((await printed(main, ticking)).slice(0, 4)).toEqual(order.map((line) => `100 ${line}`));
});

test("what one of them computes takes nobody else's time", async () => {
  const main = `
    const all = [await start("1000"), await start("2000")];
    const beat = createTask(async () => { for (;;) { await sleep(600); console.log("beat"); } });
    for (const p of all) console.log(await line(p), await p.wait());
    beat.cancel();`;
  const worker = `
    const until = performance.now() + Number(process.argv[2]);
    while (performance.now() < until);
    console.log("computed", Math.round(performance.now()));`;
  expect(await printed(main, worker)).toEqual([
    "600 beat",
    "1000 computed 1000 0",
    "1200 beat",
    "1800 beat",
    "2000 computed 2000 0",
  ]);
});

test("a signal reaches one that computes when it is done, and ends one that does not listen", async () => {
  const main = `
    for (const how of ["deaf", "plain"]) {
      const p = await start(how);
      console.log(await line(p));
      await sleep(100);
      p.terminate();
      console.log([await line(p)], await p.wait());
    }`;
  const worker = `
    if (process.argv[2] === "deaf") process.on("SIGTERM", () => { console.log("heard"); process.exit(0); });
    console.log("ready");
    setTimeout(() => { const until = performance.now() + 1000; while (performance.now() < until); console.log("done"); }, 50);
    setTimeout(() => {}, 5000);`;
  expect(await printed(main, worker)).toEqual([
    "0 ready",
    "1050 [ 'done' ] 0",
    "1050 ready",
    "1150 [ '' ] -15",
  ]);
});

test("one that is stopped does nothing until it is told to go on", async () => {
  const main = `
    const p = await start("x");
    await sleep(150);
    p.sendSignal("SIGSTOP");
    await sleep(1000);
    p.sendSignal("SIGCONT");
    console.log(text((await p.communicate()).stdout).trim().split("\\n").length);`;
  expect(await printed(main, ticking)).toEqual(["1250 3"]);
});

test("the same program leaves the same trace every time, under every schedule", async () => {
  const files = filesOf(chat);
  const orders = new Set<string>();
  for (const schedule of [0, 1, 2, 3, 4]) {
    const [one, again] = await Promise.all([
      trace(files, { schedule }),
      trace(files, { schedule }),
    ]);
    expect(linesOf(one, true)).toHaveLength(18);
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    orders.add(
      linesOf(one, false)
        .map((line) => line.split(" ").slice(0, 2).join(" "))
        .join(),
    );
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("by a real clock the two run side by side", async () => {
  const main = `
    const p = await start("x");
    for (const word of ["a", "b"]) {
      p.stdin.write(word);
      console.log(await line(p));
    }
    p.stdin.close();
    console.log(await line(p), await p.wait());
    const q = await start("x");
    q.terminate();
    console.log(await q.wait());`;
  const worker = `
    process.stdin.setEncoding("utf8");
    for await (const chunk of process.stdin) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      console.log("got", chunk);
    }
    console.log("bye");`;
  const events = await trace(filesOf({ main, worker }), { clock: "real" });
  expect(linesOf(events, false)).toEqual(["got a", "got b", "bye 0", "-15"]);
});

test("who waits for a process that waits for its input is told", async () => {
  const main = `
    const p = await start();
    console.log(await p.wait());`;
  const worker = "for await (const _ of process.stdin);";
  const events = await trace(filesOf({ main, worker }));
  expect(events.at(-1)).toMatchObject({ outcome: { kind: "deadlocked" } });
  expect(diagnose(events).map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/ waits at line \d+ for process node worker.ts, /),
  );
});

test("only files that a string of the program names are compiled as programs", async () => {
  const worker = "console.log(1);";
  const scripts = async (main: string, files: Record<string, string> = {}) => {
    const compiled = await build({ "main.ts": main, "worker.ts": worker, ...files });
    const { programs } = compiled.kind === "compiled" ? compiled.script : {};
    return programs === undefined ? null : Object.keys(programs.scripts);
  };
  const start = `import { createSubprocessExec as start } from "asyncio";\n`;
  expect(await scripts(`${start}await start("node", ["worker.ts"]);`)).toEqual(["worker.ts"]);
  expect(await scripts(`${start}const line = \`node ./worker.ts x\`;\nconsole.log(line);`)).toEqual(
    ["worker.ts"],
  );
  expect(await scripts(`${start}await start("node", ["main.ts"]);`)).toEqual(["main.ts"]);
  expect(
    await scripts(`${start}import "./worker.ts"; // worker.ts\nawait import("./worker.ts");`),
  ).toBe(null);
  expect(await scripts(`${start}console.log("my-worker.ts");`)).toBe(null);
  expect(await scripts(`console.log("worker.ts");`)).toBe(null);
  expect(await scripts(`${start}const p = await start("ls");\nawait p.wait();`)).toBe(null);
});

test("a mistake in such a file is told before anything runs", async () => {
  const compiled = await build({
    "main.ts": `import { createSubprocessExec } from "asyncio";\nawait createSubprocessExec("node", ["worker.ts"]);`,
    "worker.ts": "const x = ;",
  });
  expect(compiled).toMatchObject({
    kind: "refused",
    diagnostics: [{ place: { file: "worker.ts", line: 1 } }],
  });
});

test("one that never comes back ends the run, and its line is told", async () => {
  const main = "console.log(await (await start()).wait());";
  const worker = `console.log("in");
let n = 0;
for (;;) n += 1;`;
  const hasty = { limits: { ...limits, heartbeat: 1500 } };
  const events = await trace(filesOf({ main, worker }), hasty);
  expect(events.at(-1)).toMatchObject({
    outcome: { kind: "hung", cause: "busyLoop", place: { file: "worker.ts", line: 3 } },
  });
}, 20_000);

test("one that has much to do, turn after turn, is not taken for one that hangs", async () => {
  const main = "console.log(await (await start()).wait());";
  const worker = "for (let n = 0; n < 400_000; n++) await new Promise((go) => setTimeout(go));";
  const hasty = { limits: { ...limits, heartbeat: 400 } };
  const events = await trace(filesOf({ main, worker }), hasty);
  expect(linesOf(events, false)).toEqual(["0"]);
}, 60_000);

test.each([
  ["writes without end", `for (;;) process.stdout.write("x".repeat(1000));`],
  ["takes all memory", "const all = []; for (;;) all.push(new Array(100_000).fill(all.length));"],
])(
  "one that %s is ended, and the program goes on",
  async (_, worker) => {
    const main = `
    const p = await start();
    const { stderr } = await p.communicate();
    console.log(p.returncode, text(stderr).trim());
    await sleep(1000);
    console.log("well");`;
    expect(await printed(main, worker)).toEqual([
      "0 -6 FATAL ERROR: JavaScript heap out of memory",
      "1000 well",
    ]);
  },
  20_000,
);

test("so many run at once and no more; a process starts no others", async () => {
  const main = `
    const codes = await gather(Array.from({ length: 40 }, () => async () => {
      const p = await start();
      const { stderr } = await p.communicate();
      return [p.returncode, text(stderr).split("\\n").find((told) => told.includes("Cannot") || told.includes("cannot"))].join(" ");
    }));
    for (const told of new Set(codes)) console.log(codes.filter((one) => one === told).length, told);`;
  const worker = `
    import { createSubprocessExec } from "asyncio";
    await createSubprocessExec("echo");`;
  const [first, second] = await printed(main, worker);
  expect(first).toMatch(/^0 32 1 .*RuntimeError: Cannot start echo: this is a process/);
  expect(second).toBe("0 8 1 node: cannot start: 32 run already, which is the most");
}, 30_000);

test("it reaches the hosts of the scenario in its own time, and no server of its own kind", async () => {
  const main = `
    const p = await start();
    console.log(text((await p.communicate()).stdout).trim());`;
  const worker = `
    import { openConnection, startServer } from "asyncio";
    console.log(await (await fetch("http://shop.test/")).text(), performance.now());
    const told = [
      fetch("http://localhost:8000/").catch((error) => error.cause ?? error),
      openConnection({ host: "127.0.0.1", port: 8000 }).catch((error) => error),
      startServer(() => {}, { host: "localhost", port: 8000 }).catch((error) => error),
    ];
    for (const { message } of await Promise.all(told)) console.log(message.split(":").at(-1)?.trim().slice(0, 30));`;
  const site = { "/": { body: "tea", delay: 300 } };
  const scenario = { hosts: { "shop.test": { latency: 50, site } } };
  const lines = await printed(main, worker, { scenario });
  expect(lines[0]).toBe("550 tea 500");
  expect(lines.slice(1)).toEqual(Array(3).fill("550 a process here and the program"));
});
