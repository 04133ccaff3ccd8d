import { gather, run, sleep } from "asyncio";

export type Job<T> = () => Promise<T>;

export async function gatherLimited<T>(limit: number, jobs: Job<T>[]) {
  const results: T[] = [];
  // TODO: each wave waits for its slowest job, and a failure stops nobody.
  for (let i = 0; i < jobs.length; i += limit) {
    results.push(...(await gather(jobs.slice(i, i + limit))));
  }
  return results;
}

async function query(number: number) {
  await sleep(1000);
  return `row ${number}`;
}

const queries = [1, 2, 3, 4, 5].map((number) => () => query(number));
console.log(await run(() => gatherLimited(2, queries)));
