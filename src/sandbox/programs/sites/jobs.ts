// Four jobs of 15, 10, 5 and 2 seconds and two workers: who blocks needs 32 seconds, who waits 17.
import { blockFor, gather, Queue, run } from "asyncio";

export const scenario = {
  hosts: {
    "jobs.test": {
      site: {
        "/15": { delay: 15_000 },
        "/10": { delay: 10_000 },
        "/5": { delay: 5000 },
        "/2": { delay: 2000 },
      },
    },
  },
};

type Work = (seconds: number) => Promise<void>;

async function worker(name: string, jobs: Queue<number>, work: Work) {
  while (!jobs.empty()) {
    const seconds = jobs.getNowait();
    const began = performance.now();
    await work(seconds);
    console.log(`${name}: ${(performance.now() - began) / 1000} s`);
  }
}

async function all(work: Work) {
  const jobs = new Queue<number>();
  for (const seconds of [15, 10, 5, 2]) jobs.putNowait(seconds);
  const began = performance.now();
  await gather(["One", "Two"].map((name) => () => worker(name, jobs, work)));
  console.log(`together: ${(performance.now() - began) / 1000} s`);
}

await run(() => all(async (seconds) => blockFor(seconds * 1000)));
await run(() =>
  all(async (seconds) => {
    await (await fetch(`http://jobs.test/${seconds}`)).text();
  }),
);
