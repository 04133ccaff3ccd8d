import { createTask, gather, run, sleep } from "asyncio";

async function copy(folder: string, ms: number) {
  await sleep(ms);
  if (folder === "photos") throw new Error("disk full");
}

function startBoth() {
  const letters = createTask(() => copy("letters", 5000));
  const photos = createTask(() => copy("photos", 1000));
  return [letters, photos];
}

async function main() {
  try {
    for (const task of startBoth()) await task;
  } catch (error) {
    console.log(`with a loop: ${(error as Error).message}`);
  }
  try {
    await gather(startBoth());
  } catch (error) {
    console.log(`with gather: ${(error as Error).message}`);
  }
}

await run(main);
