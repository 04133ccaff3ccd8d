// P28: the same counts with one session, which opens a hundred connections at most: a stair.
import { ClientSession, gather, run } from "asyncio";

export const scenario = { hosts: { "page.test": { site: { "/": { delay: 300, body: "page" } } } } };

await run(async () => {
  for (const count of [1, 10, 50, 100, 500]) {
    await using session = new ClientSession();
    const read = async () => (await session.get("http://page.test/")).text();
    const pages = await gather(Array.from({ length: count }, () => read));
    console.log(`${pages.length} pages`);
  }
});

// prints: 300 1 pages
// prints: 600 10 pages
// prints: 900 50 pages
// prints: 1200 100 pages
// prints: 2700 500 pages
