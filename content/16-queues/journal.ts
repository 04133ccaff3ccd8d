import { createTask, Queue, run, sleep } from "asyncio";

const journal = new Queue<string>();

async function writer() {
  for (;;) {
    const entry = await journal.get();
    await sleep(800);
    console.log(`written: ${entry}`);
  }
}

async function handle(request: number) {
  await journal.put(`request ${request}`);
  console.log(`answered: request ${request}`);
}

async function main() {
  createTask(writer);
  for (const request of [1, 2, 3, 4]) {
    await handle(request);
    await sleep(500);
  }
}

await run(main);
