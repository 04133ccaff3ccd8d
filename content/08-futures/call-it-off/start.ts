import { Future, run } from "asyncio";

export type Handler = (error: Error | null, page: string) => void;

export interface Driver {
  get(url: string, handler: Handler): number;
  abort(job: number): void;
}

export async function load(url: string, driver: Driver): Promise<string> {
  const page = new Future<string>();
  // TODO: the error is lost, and nobody tells the driver to stop.
  driver.get(url, (_error, text) => page.setResult(text));
  return await page;
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

console.log(await run(() => load("news.test", driver)));
