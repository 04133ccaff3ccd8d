// Programs made by a seed, for tests: tasks, sleeps, locks, queues, cancellation, timers, microtasks and
// randomness, mixed as no person would. The same seed makes the same text.
import { Random } from "../random.ts";

const head = `import { createTask, gather, Lock, Queue, Semaphore, sleep, taskGroup, waitFor } from "asyncio";
import { Event as Bell, isCancelled, isTimeout } from "asyncio";
const lock = new Lock();
const queue = new Queue<number>({ maxsize: 2 });
const room = new Semaphore(2);
const bell = new Bell();
const say = (...words: unknown[]) => console.log(...words);
const tasks: ReturnType<typeof createTask>[] = [];
async function* count(to: number) {
  for (let n = 0; n < to; n++) {
    if (n % 2) await sleep(n);
    yield n;
  }
}
const give = async (value: number) => value;
`;

/** Few different times, so that much is due at once. */
const times = [0, 0, 1, 2, 5, 10, 10, 20];

type Pick = <Item>(items: readonly Item[]) => Item;
type Statement = (name: string, pick: Pick) => string;

const statements: readonly Statement[] = [
  (name, pick) => `await sleep(${pick(times)}); say("${name}", "slept");`,
  (name, pick) =>
    `await lock.with(async () => { say("${name}", "in"); await sleep(${pick(times)}); });`,
  (name) => `{ using _place = await room.acquire(); say("${name}", "room"); await null; }`,
  (name) => `await queue.put(${name.length}); say("${name}", "put", queue.qsize());`,
  (name, pick) =>
    `try { say("${name}", "got", await waitFor(() => queue.get(), ${pick(times)})); } catch (error) { if (isCancelled(error)) throw error; say("${name}", "nothing"); }`,
  (name, pick) => `setTimeout(() => say("${name}", "timer"), ${pick(times)});`,
  (name, pick) => `clearTimeout(setTimeout(() => say("${name}", "never"), ${pick(times)}));`,
  (name, pick) =>
    `{ let left = 3; const interval = setInterval(() => { say("${name}", left); if (--left === 0) clearInterval(interval); }, ${pick(times)}); }`,
  (name) => `queueMicrotask(() => say("${name}", "microtask"));`,
  (name) =>
    `Promise.resolve().then(() => say("${name}", 1)).finally(() => say("${name}", 2)).then(() => say("${name}", 3));`,
  (name) =>
    `say("${name}", await give(1), await new Promise((resolve) => setTimeout(resolve, 3)));`,
  (name, pick) => `for await (const n of count(${pick([1, 2, 3, 4])})) say("${name}", n);`,
  (name) => `say("${name}", Math.random(), crypto.randomUUID(), performance.now());`,
  (name) => `say("${name}", new Date().toISOString(), Date.now());`,
  (name, pick) =>
    `say("${name}", await gather([() => give(1), () => sleep(${pick(times)}), async () => { throw new Error("${name}"); }], { returnExceptions: true }));`,
  (name, pick) =>
    `try { await taskGroup((group) => { group.createTask(() => sleep(${pick(times)})); group.createTask(async () => { await sleep(${pick(times)}); throw new RangeError("${name}"); }); }); } catch (error) { if (isCancelled(error)) throw error; say("${name}", "group"); }`,
  (name, pick) =>
    `try { await waitFor(() => sleep(${pick(times)}), ${pick(times)}); say("${name}", "in time"); } catch (error) { if (!isTimeout(error)) throw error; say("${name}", "late"); }`,
  (name, pick) => `tasks[${pick([0, 1, 2, 3])}]?.cancel("by ${name}");`,
  (name, pick) =>
    `{ const inner = createTask(() => sleep(${pick(times)}), { name: "${name}-inner" }); await inner; say(inner.done()); }`,
  (name) => `bell.set(); say("${name}", "rings");`,
  (name, pick) =>
    `try { await waitFor(() => bell.wait(), ${pick(times)}); say("${name}", "heard"); } catch (error) { if (isCancelled(error)) throw error; say("${name}", "deaf"); } finally { bell.clear(); }`,
  (name) =>
    `say("${name}", await Promise.allSettled([give(2), Promise.reject(new Error("${name}"))]));`,
];

/** Several programs side by side in one, so that starting a worker for each does not take the time. */
export function generateMany(first: number, count: number): Record<string, string> {
  const seeds = Array.from({ length: count }, (_, index) => first + index);
  const imports = seeds.map((seed) => `import("./program${seed}.ts")`);
  const main = `await Promise.all([${imports.join(", ")}]);\nconsole.log("all over");\n`;
  return Object.fromEntries([
    ["main.ts", main],
    ...seeds.map((seed) => [`program${seed}.ts`, generate(seed)]),
  ]);
}

export function generate(seed: number): string {
  const random = new Random(seed);
  const pick: Pick = (items) => {
    const item = items[Math.floor(random.fraction() * items.length)];
    if (item === undefined) throw new Error("Cannot pick: there is nothing to pick from");
    return item;
  };
  const names = ["ant", "bee", "cat", "dog", "eel"].slice(0, pick([2, 3, 4, 5]));
  const bodies = names.map((name) => task(name, pick));
  const made = names.map((name) => `tasks.push(createTask(${name}, { name: "${name}" }));`);
  const end = `say(await gather(tasks, { returnExceptions: true }));\nsay("over", ${seed});\nexport {};\n`;
  return `${head}${bodies.join("\n")}\n${made.join("\n")}\n${end}`;
}

function task(name: string, pick: Pick): string {
  const lines = Array.from({ length: pick([1, 2, 3, 4, 5]) }, () => pick(statements)(name, pick));
  return `async function ${name}() {\n  ${lines.join("\n  ")}\n}`;
}
