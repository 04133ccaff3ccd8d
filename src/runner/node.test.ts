import { expect, test } from "vitest";
import { buildRuntime } from "./bundle.ts";
import { compile } from "./compile.node.ts";
import { run } from "./node.ts";
import { defaults, limits } from "./options.ts";
import type { Outcome, RunOptions, TraceEvent } from "./protocol.ts";

const { modules } = await buildRuntime();

async function play(
  source: string,
  options: Partial<RunOptions> = {},
): Promise<readonly TraceEvent[]> {
  const compiled = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  if (compiled.kind === "refused") throw new Error(compiled.diagnostics[0]?.message);
  return run(compiled.script, { ...defaults, ...options }).all();
}

/** What was printed, each with its time. */
function printed(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== "console") return [];
    const words = event.values.map((value) => {
      if (value.kind === "string") return value.value;
      return "text" in value ? value.text : value.kind;
    });
    return [`${event.at} ${words.join(" ")}`];
  });
}

function outcomeOf(events: readonly TraceEvent[]): Outcome {
  expect(events.filter((event) => event.type === "finished").length).toBe(1);
  const last = events.at(-1);
  if (last?.type !== "finished") throw new Error("the run has no end");
  return last.outcome;
}

async function end(source: string, options?: Partial<RunOptions>): Promise<Outcome> {
  return outcomeOf(await play(source, options));
}

test("timers, sleeps and turns share one clock, exact to the millisecond", async () => {
  const events = await play(`
    import { gather, sleep } from "asyncio";
    setTimeout(() => console.log("timer"), 1500);
    const cook = async (name: string, ms: number) => {
      await sleep(ms);
      console.log(name, performance.now(), Date.now() - Date.UTC(2026, 0, 1));
    };
    await gather([() => cook("rice", 1000), () => cook("tea", 2000)]);
    console.log("all");
  `);
  expect(printed(events)).toEqual([
    "1000 rice 1000 1000",
    "1500 timer",
    "2000 tea 2000 2000",
    "2000 all",
  ]);
  expect(outcomeOf(events)).toEqual({ kind: "returned" });
});

test("a minute of sleeping takes no time, however it is cut", async () => {
  const began = performance.now();
  const events = await play(`
    import { sleep } from "asyncio";
    for (let i = 0; i < 600; i++) await sleep(100);
    console.log("done");
  `);
  expect(printed(events)).toEqual(["60000 done"]);
  expect(performance.now() - began).toBeLessThan(5000);
});

test("the same program with the same seed has the same trace, byte for byte", async () => {
  const source = `
    import { createTask, Queue, run, sleep } from "asyncio";
    await run(async () => {
      const queue = new Queue<number>(2);
      const worker = createTask(async () => {
        for (;;) console.log("got", await queue.get(), Math.random(), crypto.randomUUID());
      });
      for (let i = 0; i < 20; i++) {
        await queue.put(i);
        await sleep(Math.random() * 50);
      }
      worker.cancel();
      console.log(new Date().toISOString(), new Error("x"));
    });
  `;
  const [one, two, other] = await Promise.all([
    play(source),
    play(source),
    play(source, { seed: 2 }),
  ]);
  expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  expect(printed(one).length).toBe(21);
  expect(printed(other)).not.toEqual(printed(one));
});

test("a busy loop is killed and named, with the line of the loop", async () => {
  const events = await play(
    `
    async function spin() {
      await null;
      console.log("spinning");
      await null;
      for (let n = 0; ; n++) Math.sqrt(n);
    }
    await spin();
  `,
    { limits: { ...limits, heartbeat: 700 } },
  );
  expect(printed(events)).toEqual(["0 spinning"]);
  expect(outcomeOf(events)).toMatchObject({
    ...{ kind: "hung", cause: "busyLoop", place: { file: "main.ts", line: 6 } },
  });
});

test("awaits without end are named as microtasks, with their line", async () => {
  const source = `
    async function forever() {
      for (;;) await null;
    }
    await forever();
  `;
  const outcome = await end(source, { limits: { ...limits, events: 200_000 } });
  expect(outcome).toMatchObject({ kind: "hung", cause: "microtasks", place: { line: 3 } });
});

test("promise chains and microtasks without end are named too", async () => {
  const options = { limits: { ...limits, heartbeat: 2000 } };
  const [chain, queue] = await Promise.all([
    end("const go = (): unknown => Promise.resolve().then(go); go();", options),
    end("const go = () => queueMicrotask(go); go();", options),
  ]);
  expect(chain).toMatchObject({ kind: "hung", cause: "microtasks" });
  expect(queue).toMatchObject({ kind: "hung", cause: "microtasks" });
});

test("a deadlock lists who waits for what, and where", async () => {
  const outcome = await end(`
    import { createTask, Lock, run, sleep } from "asyncio";
    const tea = new Lock();
    const rice = new Lock();
    async function take(first: Lock, second: Lock) {
      await first.acquire();
      await sleep(1);
      await second.acquire();
    }
    await run(async () => {
      const other = createTask(() => take(tea, rice), { name: "other" });
      await take(rice, tea);
      await other;
    });
  `);
  if (outcome.kind !== "deadlocked") throw new Error(`found ${outcome.kind}`);
  expect(outcome.waiting.map(({ name, on, place }) => [name, on.kind, place?.line])).toEqual([
    ["Task-1", "lock", 8],
    ["other", "lock", 8],
  ]);
});

test("waiting for a promise that nobody settles is a deadlock at the top level too", async () => {
  const outcome = await end("console.log(1);\nawait new Promise(() => {});");
  expect(outcome).toMatchObject({ kind: "deadlocked", waiting: [{ place: { line: 2 } }] });
});

test("a program is over when nothing is left to do, not when its last line has run", async () => {
  const events = await play(`
    setTimeout(() => console.log("late"), 100);
    new Promise(() => {}).then(() => console.log("never"));
    console.log("last line");
  `);
  expect(printed(events)).toEqual(["0 last line", "100 late"]);
  expect(outcomeOf(events)).toEqual({ kind: "returned" });
});

test("an error ends the program, from the top level, a timer, a microtask or a listener", async () => {
  const sources = [
    'throw new RangeError("oh");',
    'setTimeout(() => { throw new RangeError("oh"); }, 10); await new Promise(() => {});',
    'queueMicrotask(() => { throw new RangeError("oh"); });',
    'const c = new AbortController(); c.signal.onabort = () => { throw new RangeError("oh"); }; c.abort(); setInterval(() => {}, 1000);',
  ];
  for (const outcome of await Promise.all(sources.map((source) => end(source)))) {
    expect(outcome).toMatchObject({ kind: "threw", error: { name: "RangeError", message: "oh" } });
  }
});

test("a rejection that nobody handles ends badly; one that is handled late does not", async () => {
  const bad = await play(
    'Promise.reject(new Error("oh")); setTimeout(() => console.log("on"), 5);',
  );
  expect(printed(bad)).toEqual(["5 on"]);
  expect(outcomeOf(bad)).toMatchObject({ kind: "threw", rejection: true });
  const late = await end(
    'const p = Promise.reject(new Error("oh")); setTimeout(() => p.catch(() => {}), 5000);',
  );
  expect(late).toEqual({ kind: "returned" });
});

test("time, events and bytes are bounded", async () => {
  const small = (change: Partial<typeof limits>) => ({ limits: { ...limits, ...change } });
  const outcomes = await Promise.all([
    end("setInterval(() => {}, 1000);", small({ virtualTime: 60_000 })),
    end("for (;;) console.log(1);", small({ events: 500 })),
    end('for (;;) console.log("x".repeat(5000));', small({ bytes: 50_000 })),
  ]);
  expect(outcomes).toEqual([
    { kind: "overran", limit: "virtualTime", allowed: 60_000 },
    { kind: "overran", limit: "events", allowed: 500 },
    { kind: "overran", limit: "bytes", allowed: 50_000 },
  ]);
});

test("a run that is stopped says so and says nothing after", async () => {
  const compiled = await compile(
    { entry: "main.ts", files: { "main.ts": 'console.log("on"); for (;;) {}' } },
    modules,
  );
  if (compiled.kind === "refused") throw new Error("refused");
  const running = run(compiled.script);
  const events: TraceEvent[] = [];
  for await (const event of running) {
    events.push(event);
    if (event.type === "console") running.stop();
  }
  expect(printed(events)).toEqual(["0 on"]);
  expect(outcomeOf(events)).toEqual({ kind: "stopped" });
});

test("the library's own waits carry the place of their await", async () => {
  const events = await play(`import { sleep, run } from "asyncio";
await run(async () => {
  await sleep(5);
});`);
  const waits = events.filter((event) => event.type === "taskWaited");
  expect(waits.map(({ on, place }) => [on.text, place?.line])).toEqual([["sleep 5 ms", 3]]);
});

test("names that a program here can't use say so in a sentence", async () => {
  const events = await play(`
    for (const use of [() => new EventSource("/"), () => new WebSocket("ws://x"), () => indexedDB.open("x")]) {
      try { use(); } catch (error) { console.log((error as Error).message); }
    }
    console.log(typeof process, typeof setImmediate, typeof Buffer);
  `);
  expect(printed(events)).toEqual([
    "0 Cannot use EventSource: programs here reach no network but by fetch and asyncio",
    "0 Cannot use WebSocket: programs here reach no network but by fetch and asyncio",
    "0 Cannot use indexedDB: programs here keep nothing",
    "0 undefined undefined undefined",
  ]);
});

test("timers are cleared, repeat without drift, and clamp when they nest", async () => {
  const events = await play(`
    const cleared = setTimeout(() => console.log("never"), 1);
    clearTimeout(cleared);
    let ticks = 0;
    const id = setInterval((word: string) => {
      console.log(word, ++ticks);
      if (ticks === 3) clearInterval(id);
    }, 1000, "tick");
    let depth = 0;
    const nest = () => { if (++depth < 8) setTimeout(nest); else console.log("nested"); };
    setTimeout(nest);
  `);
  expect(printed(events)).toEqual(["8 nested", "1000 tick 1", "2000 tick 2", "3000 tick 3"]);
});

test("AbortSignal.timeout is on the program's clock", async () => {
  const events = await play(`
    const signal = AbortSignal.timeout(5000);
    signal.onabort = () => console.log((signal.reason as Error).name);
  `);
  expect(printed(events)).toEqual(["5000 TimeoutError"]);
});

test("a program that breaks the built-ins breaks itself, not what is told about it", async () => {
  const events = await play(`
    const broken = () => { throw new Error("broken"); };
    Object.defineProperty(Object.prototype, "toJSON", { value: broken });
    for (const method of ["get", "set", "has", "forEach"] as const) Map.prototype[method] = broken;
    for (const method of ["push", "map", "find"] as const) Array.prototype[method] = broken;
    JSON.stringify = broken;
    Reflect.apply = broken;
    Object.defineProperty(Array.prototype, Symbol.iterator, { value: broken });
    console.log("still", { here: [1, 2] });
    setTimeout((word) => console.log(word, new Error("oh")), 10, "later");
  `);
  expect(printed(events)).toEqual(["0 still object", "10 later error"]);
  expect(outcomeOf(events)).toEqual({ kind: "returned" });
});

test("what a program exports, answers or defines can't stand for the program's end", async () => {
  const events = await play(`
    export const then = () => console.log("never");
    export default new Proxy({}, { get: () => () => console.log("never") });
    Object.defineProperty(Object.prototype, "then", {
      get() { return undefined; }, configurable: true,
    });
    console.log("on");
  `);
  expect(printed(events)).toEqual(["0 on"]);
  expect(outcomeOf(events)).toEqual({ kind: "returned" });
});
