import { Future, gather, getRunningLoop, run, sleep } from "asyncio";

export type Part = () => Promise<string>;

export async function loadFor(left: Future<void>, parts: Part[]) {
  // TODO: when the visitor leaves, let go of what is not loaded.
  console.log(`visitor ${left.done() ? "has left" : "is here"}`);
  return await gather(parts);
}

async function load(part: string, ms: number) {
  await sleep(ms);
  console.log(`${part} loaded`);
  return part;
}

const parts = [() => load("photos", 1000), () => load("reviews", 5000)];
await run(async () => {
  const left = new Future<void>();
  getRunningLoop().callLater(2000, () => left.setResult());
  console.log(await loadFor(left, parts));
});
