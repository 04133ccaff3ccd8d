import { Future, gather, run } from "asyncio";

type Handler = (error: Error | null, page: string) => void;

function fetchPage(host: string, ms: number, handler: Handler) {
  const error = ms > 2000 ? new Error(`${host} is down`) : null;
  setTimeout(() => handler(error, `the page of ${host}`), ms);
}

function load(host: string, ms: number) {
  const page = new Future<string>();
  fetchPage(host, ms, (error, text) => {
    if (error === null) page.setResult(text);
    else page.setException(error);
  });
  return page;
}

async function main() {
  console.log(await load("news.test", 500));
  const both = [load("maps.test", 1500), load("films.test", 2500)];
  for (const end of await gather(both, { returnExceptions: true })) {
    console.log(end instanceof Error ? `no page: ${end.message}` : end);
  }
}

await run(main);
