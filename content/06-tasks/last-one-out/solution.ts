import { allTasks, createTask, currentTask, run, sleep, wait } from "asyncio";

export async function closeUp() {
  // Whoever comes while we wait is in the next set, not in this one.
  for (let others = guests(); others.size > 0; others = guests()) {
    // wait does not throw when one of them fails, as gather would.
    await wait(others);
  }
}

function guests() {
  const others = allTasks();
  // Waiting for ourselves we would wait for ever.
  const me = currentTask();
  if (me !== null) others.delete(me);
  return others;
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
