import { run, sleep } from "asyncio";

export type IsReady = () => boolean;

export async function lookUntil(
  isReady: IsReady,
  every: number,
  limit: number,
) {
  // Counting the looks also tells the time: no clock is needed.
  for (let looks = 1; ; looks += 1) {
    if (isReady()) return looks;
    // The next look would come at looks * every. If that is too late, why wait?
    if (looks * every > limit) return -1;
    await sleep(every);
  }
}

const begin = performance.now();
const isReady = () => performance.now() - begin >= 2500;
console.log(await run(() => lookUntil(isReady, 1000, 10_000)));
