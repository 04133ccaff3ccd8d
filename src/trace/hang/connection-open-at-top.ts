import { openConnection } from "asyncio";

export const scenario = {
  hosts: { "time.test": { services: { 13: { says: [{ text: "noon\n" }], then: "stay" } } } },
};

const { reader } = await openConnection({ host: "time.test", port: 13 });
console.log((await reader.readline()).length);

// says: leakedConnection: The connection to time.test:13, begun at line 7, is still open, though the program has ended, for nobody closed it
