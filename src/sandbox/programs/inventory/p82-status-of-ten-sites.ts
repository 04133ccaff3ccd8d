// P82, of P80 to P83: the status of ten sites, asked by hand over streams: in turn 5,600 ms, together 1,400.
import { gather, openConnection, run } from "asyncio";

export const scenario = {
  hosts: {
    "search.test": { site: { "/": { status: 200, delay: 250 } } },
    "social.test": { site: { "/": { status: 302, delay: 400 } } },
    "video.test": { site: { "/": { status: 200, delay: 350 } } },
    "wiki.test": { site: { "/": { status: 200, delay: 600 } } },
    "portal.test": { site: { "/": { status: 301, delay: 450 } } },
    "auction.test": { site: { "/": { status: 200, delay: 1400 } } },
    "index.test": { site: { "/": { status: 302, delay: 350 } } },
    "shop.test": { site: { "/": { status: 200, delay: 700 } } },
    "chat.test": { site: { "/": { status: 302, delay: 500 } } },
    "photos.test": { site: { "/": { status: 200, delay: 600 } } },
  },
};

const hosts = Object.keys(scenario.hosts);

async function getStatus(host: string): Promise<string> {
  const { reader, writer } = await openConnection({ host, port: 80 });
  writer.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  await writer.drain();
  const line = new TextDecoder().decode(await reader.readline());
  writer.close();
  return line.split(" ")[1] ?? "";
}

await run(async () => {
  const statuses: string[] = [];
  for (const host of hosts) statuses.push(await getStatus(host));
  console.log(statuses.join(" "));
  console.log((await gather(hosts.map((host) => () => getStatus(host)))).join(" "));
});

// prints: 5600 200 302 200 200 301 200 302 200 302 200
// prints: 7000 200 302 200 200 301 200 302 200 302 200
