import { run, sleep } from "asyncio";

export type IsReady = () => boolean;

export async function lookUntil(
  isReady: IsReady,
  every: number,
  limit: number,
) {
  // TODO: look until it is ready, but not longer than the limit.
  await sleep(every + limit);
  return isReady() ? 1 : 0;
}

const begin = performance.now();
const isReady = () => performance.now() - begin >= 2500;
console.log(await run(() => lookUntil(isReady, 1000, 10_000)));
