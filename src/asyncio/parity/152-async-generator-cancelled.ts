import { createTask, run, sleep, wait } from "asyncio";

async function* numbers() {
  try {
    for (let number = 0; number < 100; number++) {
      yield number;
      await sleep(1000);
    }
  } finally {
    console.log("generator closes");
  }
}

async function reads() {
  for await (const number of numbers()) console.log("read", number);
}

async function main() {
  const task = createTask(reads);
  await sleep(2500);
  task.cancel();
  await wait([task]);
  console.log("cancelled", Number(task.cancelled()));
}

await run(main);
