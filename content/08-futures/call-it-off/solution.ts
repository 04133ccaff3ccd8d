import { Future, isTimeout, run, waitFor } from "asyncio";

export type Handler = (error: Error | null, page: string) => void;

export interface Driver {
  get(url: string, handler: Handler): number;
  abort(job: number): void;
}

export async function load(url: string, driver: Driver): Promise<string> {
  const page = new Future<string>();
  let ended = false;
  const job = driver.get(url, (error, text) => {
    ended = true;
    // Too late: the one who waited was cancelled, and the future with it.
    if (page.done()) return;
    if (error === null) page.setResult(text);
    else page.setException(error);
  });
  try {
    return await page;
  } finally {
    // The wait is over and the job is not: somebody has called it off.
    if (!ended) driver.abort(job);
  }
}

const driver: Driver = {
  get(url, handler) {
    console.log(`getting ${url}`);
    return Number(setTimeout(() => handler(null, `the page ${url}`), 3000));
  },
  abort(job) {
    console.log("aborted");
    clearTimeout(job);
  },
};

await run(async () => {
  console.log(await load("news.test", driver));
  try {
    await waitFor(() => load("maps.test", driver), 1000);
  } catch (error) {
    if (!isTimeout(error)) throw error;
    console.log("too slow");
  }
});
