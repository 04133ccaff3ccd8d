import { Barrier, createTask, isCancelled, run, sleep, wait } from "asyncio";

async function waiter(name: string, barrier: Barrier) {
  try {
    await barrier.wait();
    console.log(name, "through");
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled, waiting", barrier.nWaiting);
  }
}

async function main() {
  const barrier = new Barrier(3);
  const tasks = ["a", "b"].map((name) => createTask(() => waiter(name, barrier)));
  await sleep(1000);
  tasks[0]?.cancel();
  await sleep(1000);
  for (const name of ["c", "d"]) tasks.push(createTask(() => waiter(name, barrier)));
  await wait(tasks);
  console.log("broken", Number(barrier.broken));
  try {
    new Barrier(0);
  } catch (error) {
    if (error instanceof RangeError) console.log("a barrier needs somebody");
  }
}

await run(main);
