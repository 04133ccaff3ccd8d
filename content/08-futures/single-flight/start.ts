import { gather, run, sleep } from "asyncio";

export type Load = (key: string) => Promise<string>;

export function singleFlight(load: Load): Load {
  // TODO: whoever comes while the key is being loaded should share that load.
  return async function get(key: string) {
    return await load(key);
  };
}

async function load(key: string) {
  console.log(`loading ${key}`);
  await sleep(1000);
  return `token for ${key}`;
}

const get = singleFlight(load);
const handlers = [1, 2, 3].map(() => () => get("mail"));
console.log(await run(async () => await gather(handlers)));
