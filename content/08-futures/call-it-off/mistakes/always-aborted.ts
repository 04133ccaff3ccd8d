// The finally aborts whatever has happened.
// says: The page had come, and its job was aborted: abort only a job that
// has not ended.
import { Future } from "asyncio";

interface Driver {
  get(url: string, handler: (e: Error | null, page: string) => void): number;
  abort(job: number): void;
}

export async function load(url: string, driver: Driver) {
  const page = new Future<string>();
  const job = driver.get(url, (error, text) => {
    if (page.done()) return;
    if (error === null) page.setResult(text);
    else page.setException(error);
  });
  try {
    return await page;
  } finally {
    driver.abort(job);
  }
}
