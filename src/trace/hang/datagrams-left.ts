import { createDatagramEndpoint, DatagramProtocol, run, sleep } from "asyncio";

class Log extends DatagramProtocol {
  override datagramReceived(data: Uint8Array) {
    console.log(data.length);
  }
}

async function main() {
  const localAddr = { host: "127.0.0.1", port: 9999 };
  await createDatagramEndpoint(() => new Log(), { localAddr });
  const { transport } = await createDatagramEndpoint(() => new DatagramProtocol(), {
    remoteAddr: localAddr,
  });
  transport.sendto("hello");
  await sleep(10);
  transport.close();
}

await run(main);

// says: leakedSocket: The socket for datagrams at 127.0.0.1:9999, begun at line 11, was still open when main() ended, for nobody had closed it
