// Programs that never end, or take all there is of time, memory or room.
import type { Hostile } from "./case.ts";

export const endless: readonly Hostile[] = [
  {
    name: "an endless loop",
    source: `console.log("in");\nfor (;;) {}`,
    end: "hung busyLoop",
    says: ["in"],
  },
  {
    name: "an endless loop within a task",
    source: `import { createTask, sleep } from "asyncio";\nawait createTask(async () => {\n  await sleep(10);\n  while (true) Math.random();\n});`,
    end: "hung busyLoop",
    line: 4,
  },
  {
    name: "an endless loop that catches all",
    source: `for (;;) { try { throw 1; } catch {} finally { continue; } }`,
    end: "hung busyLoop",
  },
  {
    name: "an endless generator, spread",
    source: `function* endless() { let n = 0; for (;;) yield (n = (n + 1) % 7); }\nfor (const n of endless()) if (n > 7) break;`,
    end: "hung busyLoop",
  },
  {
    name: "an iterator without end in a promise's all",
    source: `await Promise.all({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) } as never);`,
    end: ["hung microtasks", "hung busyLoop", "overran memory", "threw"],
  },
  {
    name: "a regular expression that blows up",
    source: `console.log("in");\n/^(a+)+$/.test("a".repeat(45) + "!");`,
    end: "hung busyLoop",
    says: ["in"],
  },
  {
    name: "a wait on shared memory",
    source: `const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });\nAtomics.wait(new Int32Array(memory.buffer), 0, 0);`,
    end: ["hung busyLoop", "threw"],
  },
  {
    name: "a wait on shared memory of its own",
    source: `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
    end: ["hung busyLoop", "threw"],
  },
  {
    name: "a sort over a huge sparse list",
    source: `const list: number[] = [];\nlist.length = 2 ** 32 - 1;\nlist.fill(1);`,
    end: ["hung busyLoop", "overran memory", "threw"],
  },
  {
    name: "a number with too many digits",
    source: `let n = 3n;\nfor (;;) n = (n * n) % 10n ** 40_000n;`,
    end: "hung busyLoop",
  },
  {
    name: "microtasks without end",
    source: `function again() {\n  queueMicrotask(again);\n}\nagain();`,
    end: "hung microtasks",
  },
  {
    name: "a promise chain without end",
    source: `const again = (): unknown => Promise.resolve().then(again);\nagain();`,
    end: ["hung microtasks", "overran memory"],
  },
  {
    name: "awaiting settled promises without end",
    source: `const done = Promise.resolve();\nfor (;;) {\n  await done;\n}`,
    end: "hung microtasks",
    line: 3,
  },
  {
    name: "for await over a generator without end",
    source: `async function* endless() {\n  for (;;) yield 1;\n}\nfor await (const _ of endless()) ;`,
    end: "hung microtasks",
  },
  {
    name: "a thenable that calls itself back for ever",
    source: `const again: unknown = { then(resolve: (value: unknown) => void) { resolve(again); } };\nawait again;`,
    end: ["hung microtasks", "hung busyLoop"],
  },
  {
    name: "timers without end",
    source: `const again = (): unknown => setTimeout(again, 0);\nagain();`,
    end: ["overran events", "overran bytes", "overran virtualTime"],
  },
  {
    name: "an interval without end",
    source: `setInterval(() => {}, 1000);`,
    end: ["overran virtualTime", "overran events"],
  },
  {
    name: "an interval of no length",
    source: `setInterval(() => {}, 0);`,
    end: ["overran events", "overran bytes", "overran virtualTime"],
  },
  {
    name: "sleeping without end",
    source: `import { sleep } from "asyncio";\nfor (;;) await sleep(0);`,
    end: ["overran events", "overran bytes"],
  },
  {
    name: "tasks that make tasks",
    source: `import { createTask, sleep } from "asyncio";\nasync function bomb() {\n  createTask(bomb);\n  createTask(bomb);\n  await sleep(0);\n}\nawait bomb();\nawait sleep(1e9);`,
    end: ["overran events", "overran bytes", "overran memory"],
  },
  {
    name: "a promise that never settles",
    source: `await new Promise(() => {});`,
    end: "deadlocked",
    line: 1,
  },
  {
    name: "memory by a list",
    source: `const list: unknown[] = [];\nfor (;;) list.push(new Array(1000).fill(list.length));`,
    end: ["overran memory", "threw", "hung busyLoop"],
  },
  {
    name: "memory by buffers",
    source: `const kept: Uint8Array[] = [];\nfor (;;) kept.push(new Uint8Array(100_000_000));`,
    end: ["overran memory", "threw", "hung busyLoop"],
  },
  {
    name: "memory by strings",
    source: `const kept: string[] = [];\nfor (let i = 0; ; i++) kept.push(String(i).padEnd(1_000_000, "x").split("").reverse().join(""));`,
    end: ["overran memory", "threw", "hung busyLoop"],
  },
  {
    name: "memory by one string",
    source: `let text = "x";\nfor (;;) text += text;`,
    end: "threw",
    error: /string length/,
  },
  {
    name: "memory by a map, awaiting",
    source: `const kept = new Map<number, unknown>();\nfor (let i = 0; ; i++) {\n  kept.set(i, new Array(5000).fill(i));\n  await null;\n}`,
    end: ["overran memory", "hung microtasks", "threw"],
  },
  {
    name: "memory by promises",
    source: `const kept: Promise<unknown>[] = [];\nfor (;;) kept.push(new Promise(() => {}));`,
    end: ["overran memory", "hung busyLoop", "threw"],
  },
  {
    name: "recursion",
    source: `function deeper(): number {\n  return deeper() + 1;\n}\ndeeper();`,
    end: "threw",
    error: /call stack/,
  },
  {
    name: "recursion that is caught again and again",
    source: `function deeper(): void {\n  try { deeper(); } finally { deeper(); }\n}\ndeeper();`,
    end: "hung busyLoop",
  },
  {
    name: "async recursion",
    source: `async function deeper(): Promise<number> {\n  return (await deeper()) + 1;\n}\nawait deeper();`,
    end: "threw",
    error: /call stack/,
  },
  {
    name: "recursion in a text of its own",
    source: `const odd = { toString(): string { return "" + this; } };\nconsole.log("" + odd);`,
    end: "threw",
    error: /call stack/,
  },
  {
    name: "a million lines",
    source: `for (let i = 0; i < 1_000_000; i++) console.log("line", i);\nconsole.log("ESCAPED");`,
    end: ["overran bytes", "overran events"],
  },
  {
    name: "a million lines, a turn for each",
    source: `import { sleep } from "asyncio";\nfor (let i = 0; i < 1_000_000; i++) {\n  console.log("line", i);\n  await sleep(1);\n}\nconsole.log("ESCAPED");`,
    end: ["overran bytes", "overran events"],
  },
  {
    name: "a text of 100 MB",
    source: `console.log("x".repeat(100_000_000));\nconsole.log("the end");`,
    end: "returned",
    says: ["the end"],
  },
  { name: "an error of 100 MB", source: `throw new Error("x".repeat(100_000_000));`, end: "threw" },
  {
    name: "a name of 100 MB",
    source: `import { createTask } from "asyncio";\nawait createTask(async () => {}, { name: "x".repeat(100_000_000) });\nconsole.log("the end");`,
    end: ["returned", "overran bytes", "threw"],
  },
  {
    name: "ten thousand texts in ten thousand keys",
    source: `const big = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => ["k".repeat(1000) + i, "v".repeat(10_000)]));\nfor (let i = 0; i < 100; i++) console.log(big);\nconsole.log("the end");`,
    end: ["returned", "overran bytes"],
  },
];
