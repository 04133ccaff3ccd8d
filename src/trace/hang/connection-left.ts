import { openConnection, run } from "asyncio";

export const scenario = {
  hosts: {
    "time.test": { latency: 20, services: { 13: { says: [{ text: "noon\n" }], then: "stay" } } },
  },
};

async function main() {
  const { reader } = await openConnection({ host: "time.test", port: 13 });
  console.log((await reader.readline()).length);
}

await run(main);

// says: leakedConnection: The connection to time.test:13, begun at line 10, was still open when main() ended, for nobody had closed it
