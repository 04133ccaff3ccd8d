import { ClientSession, run } from "asyncio";

export const scenario = {
  hosts: { "shop.test": { latency: 10, site: { "/": { body: "open" } } } },
};

async function main() {
  const session = new ClientSession();
  const response = await session.get("http://shop.test/");
  console.log(await response.text());
}

await run(main);

// says: leakedConnection: The connection to shop.test:80, begun at line 9, was still open when main() ended, for nobody had closed it
