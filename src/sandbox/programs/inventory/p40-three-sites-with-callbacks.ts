// P40 and P42: three sites with a handler that is called back, and the same with async and await.
import { gather, run } from "asyncio";

export const scenario = {
  hosts: {
    "search.test": { site: { "/": { delay: 200, body: "search" } } },
    "video.test": { site: { "/": { delay: 300, body: "video" } } },
    "old.test": { site: { "/": { status: 500, delay: 100 } } },
  },
};

const urls = Object.keys(scenario.hosts).map((host) => `http://${host}/`);

async function read(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${new URL(url).host}: ${response.status}`);
  return response.text();
}

function fetchThen(url: string, handler: (error: Error | null, text: string) => void): void {
  read(url).then(
    (text) => handler(null, text),
    (error) => handler(error, ""),
  );
}

await run(async () => {
  await new Promise<void>((resolve) => {
    let left = urls.length;
    const answers: string[] = [];
    for (const [at, url] of urls.entries()) {
      fetchThen(url, (error, text) => {
        answers[at] = error === null ? text : error.message;
        left -= 1;
        if (left > 0) return;
        console.log(answers.join(", "));
        resolve();
      });
    }
  });
  const answers = await gather(
    urls.map((url) => () => read(url)),
    { returnExceptions: true },
  );
  console.log(answers.map((one) => (one instanceof Error ? one.message : one)).join(", "));
});

// prints: 300 search, video, old.test: 500
// prints: 600 search, video, old.test: 500
