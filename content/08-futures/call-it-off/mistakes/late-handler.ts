// The handler fills the future, whoever waits.
// says: The driver called its handler after the job was called off, and the
// handler filled a future that was done already. Ask page.done() first.
import { Future } from "asyncio";

interface Driver {
  get(url: string, handler: (e: Error | null, page: string) => void): number;
  abort(job: number): void;
}

export async function load(url: string, driver: Driver) {
  const page = new Future<string>();
  const job = driver.get(url, (error, text) => {
    if (error === null) page.setResult(text);
    else page.setException(error);
  });
  page.addDoneCallback(() => {
    if (page.cancelled()) driver.abort(job);
  });
  return await page;
}
