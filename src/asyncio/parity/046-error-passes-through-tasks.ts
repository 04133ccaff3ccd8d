import { createTask, run, sleep } from "asyncio";

async function leaf() {
  await sleep(100);
  throw new Error("from the leaf");
}

async function middle() {
  try {
    await createTask(leaf);
  } finally {
    console.log("middle leaves");
  }
}

async function main() {
  try {
    await createTask(middle);
    console.log("nothing");
  } catch (error) {
    console.log("main caught", (error as Error).message);
  }
}

await run(main);
