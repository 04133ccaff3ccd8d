import { createTask, gather, Lock, run, sleep } from "asyncio";

const salt = new Lock();
const pepper = new Lock();

async function cook() {
  await salt.acquire();
  await sleep(10);
  await pepper.acquire();
}

async function chef() {
  await pepper.acquire();
  await sleep(10);
  await salt.acquire();
}

async function main() {
  await gather([createTask(cook, { name: "cook" }), createTask(chef, { name: "chef" })]);
}

await run(main);

// says: deadlock: Deadlock: cook waits at line 9 for lock pepper, held by chef since line 13, and chef waits at line 15 for lock salt, held by cook since line 7
