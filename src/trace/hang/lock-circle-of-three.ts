import { createTask, gather, Lock, run, sleep } from "asyncio";

const forks = [new Lock(), new Lock(), new Lock()];

async function dine(left: Lock, right: Lock) {
  await left.with(async () => {
    await sleep(1);
    await right.with(() => sleep(1));
  });
}

async function main() {
  const [a, b, c] = forks as [Lock, Lock, Lock];
  await gather([
    createTask(() => dine(a, b), { name: "plato" }),
    createTask(() => dine(b, c), { name: "kant" }),
    createTask(() => dine(c, a), { name: "hume" }),
  ]);
}

await run(main);

// says: deadlock: Deadlock: plato waits at line 8 for lock 2, held by kant since line 6, kant waits at line 8 for lock 3, held by hume since line 6, and hume waits at line 8 for lock 1, held by plato since line 6
