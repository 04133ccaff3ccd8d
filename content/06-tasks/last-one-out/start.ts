import { createTask, run, sleep } from "asyncio";

export async function closeUp() {
  // TODO: wait until no other task is under way.
  await sleep(1000);
}

async function guest(name: string, ms: number) {
  console.log(`${name} comes`);
  await sleep(ms);
  console.log(`${name} goes home`);
}

async function main() {
  createTask(() => guest("Ada", 3000));
  createTask(async () => {
    await guest("Ben", 1000);
    createTask(() => guest("a friend of Ben", 5000));
  });
  await closeUp();
  console.log("the club is closed");
}

await run(main);
