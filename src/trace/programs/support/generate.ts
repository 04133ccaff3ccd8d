// Programs made up from a seed: tasks that sleep, call, lock, queue, cancel, fail and compute in every
// mixture, and end of themselves.

export function generate(seed: number): string {
  const random = numbers(seed);
  const tasks = 1 + random(4);
  const bodies = Array.from({ length: tasks }, (_, task) => body(random, task, tasks));
  return `async function main${seed}() {
  const lock = new Lock();
  const few = new Semaphore(2);
  const event = new Event();
  const queue = new Queue<number>(2);
  const tasks: Task<unknown>[] = [];
  async function nap(ms: number) {
    await sleep(ms);
    return ms;
  }
  async function deep(ms: number): Promise<number> {
    return ms > 2 ? await deep(ms - 3) : await nap(ms);
  }
${bodies.join("\n")}
  await sleep(15);
  event.set();
  await gather(tasks, { returnExceptions: true });
}
await run(main${seed});
`;
}

/** Several of them as one program, one after the other. */
export function generateMany(from: number, count: number): string {
  const parts = Array.from({ length: count }, (_, index) => generate(from + index));
  return `import { createTask, Event, gather, Lock, Queue, run, Semaphore, shield, sleep, type Task, timeout } from "asyncio";
function spin(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
${parts.join("\n")}`;
}

function body(random: (below: number) => number, task: number, tasks: number): string {
  const steps = Array.from({ length: 1 + random(5) }, () => step(random, task, tasks));
  return `  tasks.push(createTask(async () => {
    ${steps.join("\n    ")}
  }));`;
}

function step(random: (below: number) => number, task: number, tasks: number): string {
  const ms = random(20);
  const forms = [
    `await sleep(${ms});`,
    "await sleep(0);",
    `await nap(${ms});`,
    `await deep(${ms % 8});`,
    `await Promise.all([nap(${ms}), nap(${random(20)})]);`,
    `{ using _held = await lock.acquire(); await sleep(${ms}); }`,
    `{ using _place = await few.acquire(); await nap(${ms}); }`,
    `await gather([() => nap(${ms}), () => deep(${random(5)})]);`,
    `try { await timeout(${ms}, () => sleep(${random(20)})); } catch {}`,
    `try { await shield(() => nap(${ms})); } catch {}`,
    `nap(${ms}).catch(() => null);`,
    `spin(${ms});`,
    `console.log("task ${task}", ${ms});`,
    `tasks[${random(tasks)}]?.cancel();`,
    `setTimeout(() => console.log("late"), ${ms});`,
    "await new Promise((resolve) => setTimeout(resolve, 3));",
    "await event.wait();",
    "if (!queue.full()) queue.putNowait(1); else queue.getNowait();",
    `if (${random(5)} === 0) throw new Error("planned");`,
    "for (let n = 0; n < 3; n++) await null;",
  ];
  return forms[random(forms.length)] ?? "";
}

/** Whole numbers below a bound, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return (state >>> 8) % below;
  };
}
