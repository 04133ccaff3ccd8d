import { createTask, InvalidStateError, run, sleep } from "asyncio";

async function child() {
  await sleep(0);
  return "value";
}

async function main() {
  const task = createTask(child);
  for (const ask of [() => task.result(), () => task.exception()]) {
    try {
      ask();
    } catch (error) {
      if (error instanceof InvalidStateError) console.log("InvalidStateError");
    }
  }
  await task;
  const say = (flag: boolean) => (flag ? "True" : "False");
  console.log([task.result(), say(task.exception() === null), say(task.done())].join(" | "));
}

await run(main);
