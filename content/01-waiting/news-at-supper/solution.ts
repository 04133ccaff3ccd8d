import { createTask, run, sleep } from "asyncio";

export type Work = () => Promise<string>;

export async function evening(load: Work, cook: Work) {
  // Started, and not waited for yet.
  const loading = createTask(load);
  const dish = await cook();
  // Only what is left of the loading is still to be waited for.
  const news = await loading;
  return `${dish} with ${news}`;
}

async function load() {
  await sleep(3000);
  return "news of the harbour";
}

async function cook() {
  await sleep(2000);
  return "soup";
}

console.log(await run(() => evening(load, cook)));
