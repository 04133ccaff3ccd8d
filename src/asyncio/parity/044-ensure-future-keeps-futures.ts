import { createTask, ensureFuture, Future, isFuture, run } from "asyncio";

async function work() {
  return "worked";
}

async function main() {
  const task = createTask(work);
  const future = new Future<string>();
  console.log(Number(ensureFuture(task) === task));
  console.log(Number(ensureFuture(future) === future));
  console.log(await ensureFuture(work));
  console.log(Number(isFuture(task)), Number(isFuture(future)), Number(isFuture(1)));
}

await run(main);
