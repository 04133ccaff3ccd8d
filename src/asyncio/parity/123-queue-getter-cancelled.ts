import { createTask, isCancelled, Queue, run, sleep, wait } from "asyncio";

async function getter(name: string, queue: Queue<string>) {
  try {
    console.log(name, "got", await queue.get());
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled");
  }
}

async function main() {
  const queue = new Queue<string>();
  const tasks = ["a", "b", "c"].map((name) => createTask(() => getter(name, queue)));
  await sleep(0);
  queue.putNowait("item");
  tasks[0]?.cancel();
  await sleep(1000);
  console.log("done", ...tasks.map((task) => Number(task.done())), "left", queue.qsize());
  queue.putNowait("last");
  await wait(tasks);
}

await run(main);
