import { gather, run, sleep } from "asyncio";

export type Job<T> = () => Promise<T>;

export async function gatherLimited<T>(limit: number, jobs: Job<T>[]) {
  // TODO: not all of them at once.
  console.log(`${jobs.length} jobs, a limit of ${limit}`);
  return await gather(jobs);
}

async function query(number: number) {
  await sleep(1000);
  return `row ${number}`;
}

const queries = [1, 2, 3, 4, 5].map((number) => () => query(number));
console.log(await run(() => gatherLimited(2, queries)));
