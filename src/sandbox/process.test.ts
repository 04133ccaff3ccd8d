// The simulated computer beside a real one: the same command lines in the library's processes, once
// started by Node and once in the sandbox, must write the same and end with the same codes.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run as runLoop } from "asyncio";
import { afterAll, expect, test } from "vitest";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults } from "../runner/options.ts";
import type { RunOptions, Script, TraceEvent } from "../runner/protocol.ts";
import { printLine } from "../trace/text.ts";
import { echo } from "./programs/echo.ts";
import { type Answer, answers, lines } from "./programs/shells.ts";

const source = readFileSync(new URL("./programs/shells.ts", import.meta.url), "utf8");
const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", HOME: "/" };
const base = mkdtempSync(join(tmpdir(), "interleave-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function compiled(files: string | Record<string, string>): Promise<Script> {
  const { modules } = await buildRuntime();
  const all = typeof files === "string" ? { "main.ts": files } : files;
  const result = await compile({ entry: "main.ts", files: all }, modules);
  if (result.kind === "compiled") return result.script;
  throw new Error(result.diagnostics[0]?.message);
}

async function trace(
  files: string | Record<string, string>,
  options: Partial<RunOptions> = {},
): Promise<readonly TraceEvent[]> {
  const script = await compiled(files);
  return run(script, { ...defaults, ...options }).all();
}

/** What it prints, each line with its time. */
async function printed(body: string): Promise<string[]> {
  const main = `import * as asyncio from "asyncio";
const { createSubprocessExec, createSubprocessShell, createTask, gather, sleep, PIPE, STDOUT, DEVNULL } = asyncio;
const text = (bytes) => new TextDecoder().decode(bytes ?? undefined);
await asyncio.run(async () => {${body}});`;
  const events = await trace(main);
  return events.flatMap((event) => {
    if (event.type === "console") return [`${event.at} ${printLine(event.values)}`];
    if (event.type !== "finished" || event.outcome.kind === "returned") return [];
    const { outcome } = event;
    return [
      outcome.kind === "threw" ? `${outcome.error.name}: ${outcome.error.message}` : outcome.kind,
    ];
  });
}

async function simulated(): Promise<Answer[]> {
  const main = `import { run } from "asyncio";
import { answers } from "./shells.ts";
for (const one of await run(() => answers("/tmp", ${JSON.stringify(env)}))) console.log(JSON.stringify(one));`;
  const events = await trace({ "main.ts": main, "shells.ts": source });
  return events.flatMap((event) => {
    if (event.type !== "console") return [];
    return [JSON.parse(printLine(event.values)) as Answer];
  });
}

test.skipIf(!existsSync("/bin/sh"))(
  "every command line answers as on a real system",
  async () => {
    const real = await runLoop(() => answers(base, env));
    const found = await simulated();
    const told = (all: readonly Answer[]) =>
      lines.map(({ command }, index) => ({ command, ...all[index], err: known(all[index]?.err) }));
    expect(told(found)).toEqual(told(real));
  },
  120_000,
);

/** The help that real programs offer after a complaint. */
function known(text = ""): string {
  return text.replace(/^Try '.*\n/gm, "");
}

test("a run is the same every time, whatever the processes do", async () => {
  const main = `import { createSubprocessShell, gather, PIPE, run } from "asyncio";
const one = async (n) => {
  const p = await createSubprocessShell(\`seq \${n}000 | sort -rn | while read x; do [ $x -lt 3 ] && echo $x; done; sleep 1\`, { stdout: PIPE });
  console.log(n, (await p.communicate()).stdout?.length);
};
await run(() => gather([1, 2, 1].map((n) => () => one(n))));`;
  const [first, second] = await Promise.all([trace(main), trace(main)]);
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(first?.at(-1)).toMatchObject({ type: "finished", outcome: { kind: "returned" } });
});

test("programs take virtual time, side by side", async () => {
  const body = `
    const build = async (seconds) => {
      const p = await createSubprocessExec("sleep", [String(seconds)]);
      console.log(seconds, await p.wait());
    };
    await gather([3, 2, 1].map((s) => () => build(s)));`;
  expect(await printed(body)).toEqual(["1000 1 0", "2000 2 0", "3000 3 0"]);
});

test("lines of a slow program come when it writes them", async () => {
  const body = `
    const p = await createSubprocessShell("for i in 1 2 3; do sleep 1; echo line $i; done", { stdout: PIPE });
    for (;;) {
      const line = text(await p.stdout.readline());
      if (line === "") break;
      console.log(line.trim());
    }
    console.log(await p.wait());`;
  expect(await printed(body)).toEqual(["1000 line 1", "2000 line 2", "3000 line 3", "3000 0"]);
});

test("a polite program ends by SIGTERM, a stubborn one by SIGKILL", async () => {
  const body = `
    const polite = await createSubprocessExec("sleep", ["60"]);
    const stubborn = await createSubprocessShell("trap '' TERM; sleep 60");
    polite.terminate();
    stubborn.terminate();
    console.log(await polite.wait());
    await sleep(2000);
    console.log(stubborn.returncode);
    stubborn.kill();
    console.log(await stubborn.wait());`;
  expect(await printed(body)).toEqual(["0 -15", "2000 null", "2000 -9"]);
});

test("a stopped process goes on when it is told to", async () => {
  const body = `
    const p = await createSubprocessShell("sleep 1; echo over", { stdout: PIPE });
    p.sendSignal("SIGSTOP");
    await sleep(5000);
    p.sendSignal("SIGCONT");
    console.log(text((await p.communicate()).stdout).trim());`;
  expect(await printed(body)).toEqual(["5000 over"]);
});

test("output that nobody takes goes to the console, line by line", async () => {
  const body = `
    const p = await createSubprocessShell("echo one; echo two >&2; printf three");
    console.log(await p.wait());`;
  expect(await printed(body)).toEqual(["0 one", "0 two", "0 three", "0 0"]);
});

test("waiting for a program whose full pipe nobody reads is a deadlock, and is told", async () => {
  const body = `
    const p = await createSubprocessExec("seq", ["100000"], { stdout: PIPE });
    await p.wait();`;
  expect(await printed(body)).toEqual(["deadlocked"]);
});

test("a writer is held up by a slow reader", async () => {
  const body = `
    const p = await createSubprocessShell("sleep 5; cat > /dev/null", { stdin: PIPE });
    for (let i = 0; i < 4; i++) {
      p.stdin.write(new Uint8Array(100_000));
      await p.stdin.drain();
      console.log("written", i);
    }
    p.stdin.close();
    console.log(await p.wait());`;
  expect(await printed(body)).toEqual([
    "5000 written 0",
    "5000 written 1",
    "5000 written 2",
    "5000 written 3",
    "5000 0",
  ]);
});

test("every failure is the error that Node's side gives", async () => {
  const body = `
    const tell = async (start) => {
      try { await start(); console.log("fine"); } catch (error) { console.log(error.name, error.code, error.message); }
    };
    await tell(() => createSubprocessExec("no-such-program"));
    await tell(() => createSubprocessExec("/tmp"));
    await tell(() => createSubprocessExec("true", [], { cwd: "/no/such/folder" }));
    const p = await createSubprocessExec("true", [], { stdin: PIPE });
    await p.wait();
    await tell(async () => { p.stdin.write("x"); await p.stdin.drain(); });
    await tell(async () => p.sendSignal("SIGNONSENSE"));`;
  expect(await printed(body)).toEqual([
    "0 FileNotFoundError ENOENT Cannot start no-such-program: there is no such program",
    "0 OSError EACCES Cannot start /tmp: it is not permitted",
    "0 FileNotFoundError ENOENT Cannot start true: there is no folder /no/such/folder",
    "0 ConnectionResetError null Cannot drain the stream: the connection is lost",
    "0 ValueError undefined Cannot send signal SIGNONSENSE: there is no such signal",
  ]);
});

test("a program without end is ended with the one that started it", async () => {
  const body = `
    await createSubprocessExec("yes", [], { stdout: DEVNULL });
    await sleep(100);
    console.log("over");`;
  expect(await printed(body)).toEqual(["100 over"]);
});

test("a shell that starts shells without end runs out of processes, not of the machine", async () => {
  const body = `
    const p = await createSubprocessShell("echo 'sh bomb & sh bomb & wait' > bomb; sh bomb 2>/dev/null", { cwd: "/tmp" });
    await sleep(10_000);
    console.log("still here");`;
  expect((await printed(body)).at(-1)).toBe("10000 still here");
});

test("the trace tells of each process: its command, where it was started, how it ended", async () => {
  const events = await trace(`import { createSubprocessExec, run } from "asyncio";
await run(async () => {
  const process = await createSubprocessExec("sleep", ["1"]);
  process.terminate();
  await process.wait();
});`);
  const told = events.filter(({ type }) => type.startsWith("process"));
  expect(told).toEqual([
    {
      at: 0,
      type: "processStarted",
      pid: 4201,
      command: "sleep 1",
      place: { file: "main.ts", line: 3, column: 25 },
    },
    { at: 0, type: "processExited", pid: 4201, code: -15, by: "program" },
  ]);
});

test("the course's first processes print the same here and on a real system", async () => {
  const file = readFileSync(new URL("./programs/echo.ts", import.meta.url), "utf8");
  const main = `import { run } from "asyncio";
import { echo } from "./echo.ts";
for (const line of await run(echo)) console.log(line);`;
  const events = await trace({ "main.ts": main, "echo.ts": file });
  const found = events.flatMap((one) => (one.type === "console" ? [printLine(one.values)] : []));
  expect(found).toEqual(["0 Hello World null", "0 Hello World null", "0 3 null"]);
  if (existsSync("/bin/sh")) expect(await runLoop(echo)).toEqual(found);
});
