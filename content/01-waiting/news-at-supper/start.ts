import { run, sleep } from "asyncio";

export type Work = () => Promise<string>;

export async function evening(load: Work, cook: Work) {
  // TODO: the loading could go on while you cook.
  const news = await load();
  const dish = await cook();
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
