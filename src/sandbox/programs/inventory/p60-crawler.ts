// P60 and P61: eight pages read at the same time, their links found and written to a file line by line;
// one page is missing. It takes as long as the slowest page.
import { ClientError, ClientSession, files, gather, Lock, run } from "asyncio";

export const scenario = {
  hosts: {
    "news.test": {
      site: {
        "/a": {
          delay: 120,
          body: '<a href="/1">1</a> <a href="http://b.test/">2</a> <a href="/1">again</a>',
        },
        "/b": { delay: 400, body: "<p><a class=x href='../up'>up</a></p>" },
        "/c": { delay: 90, body: "no links" },
        "/gone": { status: 404, delay: 60 },
      },
    },
    "wiki.test": {
      site: {
        "/a": {
          delay: 650,
          body: '<a href="/x#top">x</a><a href="/y?z=1">y</a><a href="/w">w</a>',
        },
        "/b": { delay: 300, body: '<A HREF="/big">big</A>' },
        "/c": { delay: 200, body: '<a name="here">no link</a>' },
        "/d": { delay: 500, body: '<a href="//other.test/">other</a>' },
      },
    },
  },
};

const pages = Object.entries(scenario.hosts).flatMap(([host, { site }]) =>
  Object.keys(site).map((path) => `http://${host}${path}`),
);
const href = /<a\s[^>]*?href\s*=\s*(["'])(.*?)\1/gi;

async function linksOn(session: ClientSession, page: string): Promise<Set<string>> {
  await using response = await session.get(page);
  response.raiseForStatus();
  const html = await response.text();
  return new Set([...html.matchAll(href)].map(([, , link = ""]) => new URL(link, page).href));
}

await run(async () => {
  await using session = new ClientSession();
  await using found = await files.open("found.txt", "w+");
  const writing = new Lock();
  const visit = async (page: string): Promise<number> => {
    try {
      const links = await linksOn(session, page);
      await writing.with(() => found.writelines([...links].map((link) => `${page}\t${link}\n`)));
      return links.size;
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return -1;
    }
  };
  const counts = await gather(pages.map((page) => () => visit(page)));
  console.log(counts.join(" "));
  await found.seek(0);
  const lines = await found.readlines();
  console.log(lines.length, new Set(lines).size, lines.sort()[0]?.trim());
});

// prints: 650 2 1 0 -1 3 1 0 1
// prints: 651 8 8 http://news.test/a	http://b.test/
