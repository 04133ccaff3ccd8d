// P37: seven pages for two workers that wait, 1,700 ms; and a task for each page, 800 ms.
import { gather, Queue, run } from "asyncio";

export const scenario = {
  hosts: {
    "page0.test": { site: { "/": { delay: 300, body: "page 0" } } },
    "page1.test": { site: { "/": { delay: 800, body: "page 1" } } },
    "page2.test": { site: { "/": { delay: 400, body: "page 2" } } },
    "page3.test": { site: { "/": { delay: 300, body: "page 3" } } },
    "page4.test": { site: { "/": { delay: 500, body: "page 4" } } },
    "page5.test": { site: { "/": { delay: 500, body: "page 5" } } },
    "page6.test": { site: { "/": { delay: 400, body: "page 6" } } },
  },
};

const urls = Object.keys(scenario.hosts).map((host) => `http://${host}/`);

const read = async (url: string) => (await fetch(url)).text();

await run(async () => {
  const queue = new Queue<string>();
  for (const url of urls) queue.putNowait(url);
  let count = 0;
  const work = async () => {
    while (!queue.empty()) {
      await read(queue.getNowait());
      count += 1;
    }
  };
  await gather([work, work]);
  console.log(`${count} pages`);
  console.log((await gather(urls.map((url) => () => read(url)))).join(", "));
});

// prints: 1700 7 pages
// prints: 2500 page 0, page 1, page 2, page 3, page 4, page 5, page 6
