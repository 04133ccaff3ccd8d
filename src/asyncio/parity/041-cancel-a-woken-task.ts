import { createTask, Future, isCancelled, run, sleep } from "asyncio";

async function waiter(future: Future<string>) {
  try {
    console.log("got", await future);
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("cancelled although the result was there");
    console.log(future.result());
  }
}

async function main() {
  const future = new Future<string>();
  const task = createTask(() => waiter(future));
  await sleep(0);
  future.setResult("value");
  console.log("accepted", Number(task.cancel()));
  await task;
}

await run(main);
