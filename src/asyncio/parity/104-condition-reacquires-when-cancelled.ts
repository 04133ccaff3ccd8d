import { Condition, createTask, run, sleep, wait } from "asyncio";

async function waiter(condition: Condition) {
  using _guard = await condition.acquire();
  try {
    await condition.wait();
  } catch (error) {
    const held = Number(condition.locked());
    console.log("raised with the lock held", held, (error as Error).message);
    throw error;
  }
}

async function main() {
  const condition = new Condition();
  const task = createTask(() => waiter(condition));
  await sleep(1000);
  await condition.with(async () => {
    task.cancel("first");
    await sleep(1000);
    console.log("still waits for the lock", Number(task.done()));
    task.cancel("second");
    await sleep(1000);
    console.log("still", Number(task.done()));
  });
  await wait([task]);
  console.log(Number(task.cancelled()), Number(condition.locked()));
}

await run(main);
