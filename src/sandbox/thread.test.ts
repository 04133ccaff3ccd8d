// Threads of programs in the sandbox: they really run beside the program, take the time that their own
// clock tells, and leave the same trace whatever the machine does.
import { expect, test } from "vitest";
import { buildRuntime } from "../runner/bundle.ts";
import { compile } from "../runner/compile.node.ts";
import { run } from "../runner/node.ts";
import { defaults, limits } from "../runner/options.ts";
import type { Outcome, RunOptions, TraceEvent } from "../runner/protocol.ts";
import { printLine } from "../trace/text.ts";

async function trace(
  body: string,
  options: Partial<RunOptions> = {},
): Promise<readonly TraceEvent[]> {
  const { modules } = await buildRuntime();
  const main = `import { blockFor, createTask, gather, getRunningLoop, ProcessPoolExecutor, run, sleep, ThreadPoolExecutor, toThread } from "asyncio";
function square(n: number): number { blockFor(1000); return n * n; }
await run(async () => {${body}});`;
  const result = await compile({ entry: "main.ts", files: { "main.ts": main } }, modules);
  if (result.kind === "refused") throw new Error(result.diagnostics[0]?.message);
  return run(result.script, { ...defaults, ...options }).all();
}

function lines(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "console" ? [`${event.at} ${printLine(event.values)}`] : [],
  );
}

function outcome(events: readonly TraceEvent[]): Outcome | null {
  const last = events.at(-1);
  return last?.type === "finished" ? last.outcome : null;
}

test("the program goes on while a thread blocks", async () => {
  const events = await trace(`
    const beat = createTask(async () => {
      for (let n = 1; n <= 4; n++) { await sleep(500); console.log("beat", n); }
    });
    console.log(await toThread(square, 7));
    await beat;`);
  expect(lines(events)).toEqual([
    "500 beat 1",
    "1000 49",
    "1000 beat 2",
    "1500 beat 3",
    "2000 beat 4",
  ]);
});

test("nine jobs of a second take three on three threads, and the same on processes", async () => {
  for (const pool of ["ThreadPoolExecutor", "ProcessPoolExecutor"]) {
    const events = await trace(`
      await using pool = new ${pool}({ maxWorkers: 3 });
      const all = Array.from({ length: 9 }, (_, n) => pool.submit(square, n));
      console.log((await gather(all)).join(" "));`);
    expect(lines(events)).toEqual(["3000 0 1 4 9 16 25 36 49 64"]);
  }
});

test("four computations of a second on four processes take one", async () => {
  const events = await trace(`
    await using pool = new ProcessPoolExecutor();
    console.log((await gather([1, 2, 3, 4].map((n) => pool.submit(square, n)))).join(" "));`);
  expect(lines(events)).toEqual(["1000 1 4 9 16"]);
});

test("a thread's clock starts at the program's time, and what it waits for counts", async () => {
  const events = await trace(`
    await sleep(250);
    const begun = await toThread(async () => {
      const now = performance.now();
      await new Promise((done) => setTimeout(done, 100));
      console.log("from the thread");
      while (performance.now() < now + 300);
      return now;
    });
    console.log(begun);`);
  expect(lines(events)).toEqual(["350 from the thread", "550 250"]);
});

test("jobs leave the same trace every time, under any schedule", async () => {
  const body = `
    function job(n: number) { let x = n; for (let i = 0; i < n * 200_000; i++) x = (x * 31 + i) % 1009; blockFor(n % 3); console.log("job", n); return x; }
    await using pool = new ThreadPoolExecutor({ maxWorkers: 3 });
    const all = [5, 1, 3, 0, 4, 2].map((n) => pool.submit(job, n));
    const spin = createTask(async () => { for (let i = 0; i < 200; i++) await sleep(0); console.log("spun"); });
    console.log((await gather(all)).join(" "));
    await spin;`;
  for (const schedule of [0, 7]) {
    const [first, second] = await Promise.all([
      trace(body, { schedule }),
      trace(body, { schedule }),
    ]);
    expect(outcome(first ?? [])).toEqual({ kind: "returned" });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  }
});

test("who spins until a thread is done gets there", async () => {
  const events = await trace(`
    const job = createTask(() => toThread(() => { blockFor(2); return "done"; }));
    while (!job.done()) await sleep(0);
    console.log(job.result());`);
  expect(lines(events)).toEqual(["2 done"]);
});

test("what can't cross to a thread or back is said", async () => {
  const events = await trace(`
    const tell = async (start) => {
      try { console.log(await start()); } catch (error) { console.log(error.name, error.message.split("\\n")[0]); }
    };
    const outside = 5;
    await tell(() => toThread((n) => n + outside, 1));
    await tell(() => toThread((f) => f, () => 1));
    await tell(() => toThread(() => () => 1));
    await tell(() => toThread(Math.max, 1, 2));
    await tell(() => toThread(() => { throw new RangeError("too far"); }));
    await tell(() => toThread({ module: "file:///jobs.ts", name: "work" }));
    await tell(() => toThread(async () => (await import("asyncio")).run(async () => (await import("asyncio")).toThread(() => 1))));`);
  expect(lines(events)).toEqual([
    "0 ReferenceError Cannot finish the function in its worker: outside is not defined. A worker gets the function's text and not the variables around it: pass them as arguments, or name an export with { module, name }",
    "0 TypeError Cannot send the arguments to a worker: () => 1 could not be cloned.",
    "0 TypeError Cannot send the result from a worker: () => 1 could not be cloned.",
    "0 TypeError Cannot run function max in a worker: its text is not known (it is bound or built in), expected a function written out",
    "0 RangeError too far",
    "0 TypeError Cannot find work in a worker on this page: expected a function that is written out",
    "0 RuntimeError Cannot start a thread: this is one, and it can start no others here",
  ]);
});

test("a thread that breaks takes its job with it, and nothing else", async () => {
  const events = await trace(`
    const work = () => new Promise(() => { setTimeout(() => { throw new Error("lost"); }, 100); });
    try { await toThread(work); } catch (error) { console.log(error.name, error.message); }
    console.log(await toThread(square, 2));`);
  expect(lines(events)).toEqual([
    "100 RuntimeError Cannot finish the work: its worker is gone, Error: lost",
    "1100 4",
  ]);
});

test("a cancelled job goes on unheard, or its thread ends, as the pool was told", async () => {
  const body = (ends: boolean) => `
    await using pool = new ThreadPoolExecutor({ maxWorkers: 1, terminateOnCancel: ${ends} });
    const first = pool.submit(() => { blockFor(5000); });
    await sleep(1000);
    first.cancel();
    console.log(await pool.submit(square, 3));`;
  expect(lines(await trace(body(false)))).toEqual(["6000 9"]);
  expect(lines(await trace(body(true)))).toEqual(["2000 9"]);
});

test("a job that waits for ever is a deadlock", async () => {
  const events = await trace("await toThread(() => new Promise(() => {}));");
  expect(outcome(events)?.kind).toBe("deadlocked");
});

test("a thread that loops for ever hangs the run, which is ended from outside", async () => {
  const options = { limits: { ...limits, heartbeat: 1500 } };
  const events = await trace(
    "console.log('before'); await toThread(() => { for (;;); });",
    options,
  );
  expect(lines(events)).toEqual(["0 before"]);
  expect(outcome(events)).toMatchObject({ kind: "hung", cause: "busyLoop" });
});

test("threads are bounded in number", async () => {
  const events = await trace(`
    let count = 0;
    try {
      for (;;) { new ThreadPoolExecutor({ maxWorkers: 1 }).submit(square, 1); count += 1; }
    } catch (error) { console.log(count, error.name, error.message); }`);
  expect(lines(events)).toEqual([
    "0 32 RuntimeError Cannot start a thread: there are 32 already, the most",
  ]);
});

test("on the real clock threads compute at the same time", async () => {
  const events = await trace(
    `const fib = (n: number): number => { const f = (k: number): number => (k < 2 ? k : f(k - 1) + f(k - 2)); blockFor(1); return f(n); };
    await using pool = new ThreadPoolExecutor({ maxWorkers: 2 });
    console.log((await gather([pool.submit(fib, 20), pool.submit(fib, 21)])).join(" "));`,
    { clock: "real" },
  );
  expect(lines(events).map((line) => line.replace(/^\d+ /, ""))).toEqual(["6765 10946"]);
});

test("the course's first thread: the main lines come first, the blocked one after two seconds", async () => {
  const events = await trace(`
    const task = createTask(() => toThread(() => { console.log("Task starting"); blockFor(2000); console.log("Task done"); }));
    console.log("Main running the blocking task");
    await sleep(0);
    console.log("Main doing other things");
    await task;`);
  expect(lines(events)).toEqual([
    "0 Main running the blocking task",
    "0 Main doing other things",
    "0 Task starting",
    "2000 Task done",
  ]);
});

test("what a thread prints is bounded as everything that is printed, and says what it leaves out", async () => {
  const events = await trace(`
    await toThread(() => console.log(...Array(50_000).fill("x".repeat(10_000))));
    await toThread(() => { for (let n = 0; n < 1002; n++) console.log(n); });
    await toThread(() => { for (let n = 0; n < 100; n++) console.log("y".repeat(9000), ...Array(20).fill("z".repeat(9000))); });`);
  const printed = events.flatMap((event) => (event.type === "console" ? [event.values] : []));
  const sizes = printed.map((values) => JSON.stringify(values).length);
  expect(sizes[0]).toBeLessThan(250_000);
  const told = lines(events);
  expect(told[0]).toMatch(/ \.\.\. 499\d\d more values$/);
  expect(told[1001]).toBe("0 ... 2 more lines of this job");
  expect(told.at(-1)).toMatch(/^0 \.\.\. \d\d more lines of this job$/);
});
