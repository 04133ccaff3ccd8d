// Programs that flood what lies outside them: the simulated network with datagrams, the disk with bytes
// and with files, the computer with sockets.
import type { Hostile } from "./case.ts";

export const outside: readonly Hostile[] = [
  {
    name: "a flood of datagrams to somebody who never looks",
    source: `import { createDatagramEndpoint, DatagramProtocol } from "asyncio";
const localAddr = { host: "127.0.0.1", port: 7 };
await createDatagramEndpoint(() => new DatagramProtocol(), { localAddr });
const { transport } = await createDatagramEndpoint(() => new DatagramProtocol(), { remoteAddr: localAddr });
const most = new Uint8Array(1000);
for (;;) transport.sendto(most);`,
    end: ["overran events", "overran bytes", "hung busyLoop"],
  },
  {
    name: "two sockets that answer each other for ever",
    source: `import { createDatagramEndpoint, DatagramProtocol, Future, type DatagramTransport, type SocketAddress } from "asyncio";
class Twice extends DatagramProtocol {
  transport: DatagramTransport | null = null;
  override connectionMade(transport: DatagramTransport) { this.transport = transport; }
  override datagramReceived(data: Uint8Array, addr: SocketAddress) {
    for (let count = 0; count < 2; count++) this.transport?.sendto(data, addr);
  }
}
const localAddr = { host: "127.0.0.1", port: 7 };
await createDatagramEndpoint(() => new Twice(), { localAddr });
const { transport } = await createDatagramEndpoint(() => new Twice(), { remoteAddr: localAddr });
transport.sendto("x".repeat(1000));
await new Future();`,
    end: ["overran events", "overran bytes", "overran memory"],
  },
  {
    name: "sockets until there are no ports",
    source: `import { createDatagramEndpoint, DatagramProtocol } from "asyncio";
for (;;) await createDatagramEndpoint(() => new DatagramProtocol(), { localAddr: { host: "", port: 0 } });`,
    end: "threw",
    error: /^Cannot open an endpoint at :0: the address is in use$/,
  },
  {
    name: "a file that fills the disk, and one that is longer than any",
    source: `import { files } from "asyncio";
const bomb = await files.open("bomb", "wb");
const told = async (work: () => Promise<unknown>) => {
  try { await work(); } catch (error) { console.log((error as { code?: string }).code); }
};
await told(() => bomb.truncate(Number.MAX_SAFE_INTEGER));
await told(async () => { for (;;) await bomb.write(new Uint8Array(2 ** 20)); });
await bomb.close();`,
    end: "returned",
    says: ["ENOSPC"],
  },
  {
    name: "files without number",
    source: `import { files } from "asyncio";
for (let count = 0; ; count++) {
  const file = await files.open("f" + count, "w");
  await file.close();
}`,
    end: ["overran events", "overran virtualTime", "overran bytes"],
  },
];
