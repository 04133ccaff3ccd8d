// Reads pages at the same time, finds their links, and goes on when a page is missing or a host is not
// there. It takes as long as the slowest page with its way.
import { ClientSession, gather, run } from "asyncio";

export const scenario = {
  link: { latency: 20 },
  hosts: {
    "news.test": {
      site: {
        "/": {
          delay: 120,
          body: '<a href="/today">1</a> <a href="/sport">2</a> <a href="http://wiki.test/tea">3</a>',
        },
        "/today": { delay: 60, parts: 3, pause: 40, body: '<p><a href="#top">up</a></p>' },
      },
    },
    "wiki.test": {
      site: {
        "/tea": {
          delay: 300,
          body: "<a href='/cup'>cup</a><a class=x href=\"/pot?big=1\">pot</a>",
        },
        "/empty": { delay: 10, body: "<h1>Nothing yet</h1>" },
      },
    },
    "shop.test": { latency: 60, site: { "/": { delay: 200, body: '<a href="cart">cart</a>' } } },
    "old.test": { connect: "refused" },
    "slow.test": { site: { "/": { silent: true } } },
  },
};

const pages = [
  "http://news.test/",
  "http://news.test/today",
  "http://news.test/sport",
  "http://wiki.test/tea",
  "http://wiki.test/empty",
  "http://shop.test/",
  "http://old.test/",
  "http://slow.test/",
];

const href = /<a\s[^>]*?href\s*=\s*(["'])(.*?)\1/gi;

async function linksOn(session: ClientSession, page: string): Promise<Set<string>> {
  const response = await session.get(page, { timeout: 500 });
  response.raiseForStatus();
  const html = await response.text();
  return new Set([...html.matchAll(href)].map(([, , link = ""]) => new URL(link, page).href));
}

async function visit(session: ClientSession, page: string): Promise<number> {
  try {
    const links = await linksOn(session, page);
    for (const link of links) console.log(`${page} -> ${link}`);
    console.log(`${page}: ${links.size} links`);
    return links.size;
  } catch (error) {
    console.log(`${page}: ${(error as Error).name}`);
    return 0;
  }
}

await run(async () => {
  await using session = new ClientSession();
  const counts = await gather(pages.map((page) => () => visit(session, page)));
  console.log(counts.join(" "));
});
