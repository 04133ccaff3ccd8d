import { createTask, Future, isCancelled, run, sleep, wait } from "asyncio";

async function waiter(name: string, future: Future<void>) {
  try {
    await future;
  } catch (error) {
    if (isCancelled(error)) console.log(name, "cancelled", (error as Error).message);
  }
}

async function main() {
  const future = new Future<void>();
  future.addDoneCallback((f) => console.log("callback", Number(f.cancelled())));
  const tasks = ["a", "b"].map((name) => createTask(() => waiter(name, future)));
  await sleep(0);
  console.log(
    ...[() => future.cancel("reason"), () => future.cancelled(), () => future.cancel()].map((ask) =>
      Number(ask()),
    ),
  );
  await wait(tasks);
  console.log("the waiters caught it", ...tasks.map((task) => Number(task.cancelled())));
  try {
    future.result();
  } catch (error) {
    console.log("result", (error as Error).message);
  }
}

await run(main);
