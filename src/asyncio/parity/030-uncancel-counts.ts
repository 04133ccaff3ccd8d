import { currentTask, isCancelled, run, sleep } from "asyncio";

async function main() {
  const task = currentTask();
  if (task === null) return;
  task.cancel();
  task.cancel();
  console.log("requests", task.cancelling());
  try {
    await sleep(1000);
  } catch (error) {
    if (isCancelled(error)) console.log("delivered once");
  }
  console.log(task.uncancel(), task.uncancel(), task.uncancel());
  await sleep(1000);
  console.log("goes on");
}

await run(main);
