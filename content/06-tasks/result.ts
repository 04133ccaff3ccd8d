import { createTask, InvalidStateError, run, sleep } from "asyncio";

async function countBoxes(shelf: string) {
  console.log(`counting shelf ${shelf}`);
  await sleep(3000);
  return 48;
}

async function main() {
  const task = createTask(() => countBoxes("B"));
  try {
    console.log(task.result());
  } catch (error) {
    if (!(error instanceof InvalidStateError)) throw error;
    console.log("too early to ask");
  }
  const boxes = await task;
  console.log(`${boxes} boxes`);
  console.log(`again: ${await task}`);
  console.log(`and without waiting: ${task.result()}`);
}

await run(main);
