// Datagrams, which the real network of this machine loses as little as the simulated one: answers,
// nobody there, addresses in use, and what is too long.
import {
  createDatagramEndpoint,
  DatagramProtocol,
  type DatagramTransport,
  Event,
  Queue,
  run,
  type SocketAddress,
} from "asyncio";

const host = "127.0.0.1";
const text = new TextDecoder();

class Echo extends DatagramProtocol {
  #transport: DatagramTransport | null = null;
  override connectionMade(transport: DatagramTransport) {
    this.#transport = transport;
  }
  override datagramReceived(data: Uint8Array, addr: SocketAddress) {
    this.#transport?.sendto(`${data.length}: ${text.decode(data.subarray(0, 20))}`, addr);
  }
}

class Client extends DatagramProtocol {
  readonly heard = new Queue<string>();
  readonly closed = new Event();
  override datagramReceived(data: Uint8Array, addr: SocketAddress) {
    this.heard.putNowait(`${text.decode(data)} from ${addr.host}`);
  }
  override errorReceived(error: Error & { code?: string }) {
    this.heard.putNowait(`${error.name} ${error.code} ${error.message.replace(/\d{4,}/, "PORT")}`);
  }
  override connectionLost() {
    this.closed.set();
  }
}

await run(async () => {
  const server = await createDatagramEndpoint(() => new Echo(), { localAddr: { host, port: 0 } });
  const { port } = server.transport.getExtraInfo("sockname");
  const remoteAddr = { host, port };
  const client = await createDatagramEndpoint(() => new Client(), { remoteAddr });
  const { heard, closed } = client.protocol;
  client.transport.sendto("hello");
  console.log(await heard.get());
  client.transport.sendto("");
  console.log(await heard.get());
  client.transport.sendto("x".repeat(9000));
  console.log(await heard.get());
  console.log(client.transport.getExtraInfo("peername").port === port);
  console.log(client.transport.getExtraInfo("sockname").host);

  const loose = await createDatagramEndpoint(() => new Client(), { localAddr: { host, port: 0 } });
  loose.transport.sendto("and me", remoteAddr);
  console.log(await loose.protocol.heard.get());
  try {
    loose.transport.sendto("to nobody");
  } catch (error) {
    console.log(`${error}`);
  }

  try {
    await createDatagramEndpoint(() => new Client(), { localAddr: remoteAddr });
  } catch (error) {
    console.log(`${error}`.replace(/\d{4,}/, "PORT"));
  }
  const wrong = { host: "no-such-host.invalid", port: 7 };
  try {
    await createDatagramEndpoint(() => new Client(), { remoteAddr: wrong });
  } catch (error) {
    console.log((error as Error).name);
  }

  client.transport.sendto(new Uint8Array(70_000));
  console.log(await heard.get());
  server.transport.close();
  server.transport.sendto("too late", client.transport.getExtraInfo("sockname"));
  client.transport.sendto("is anybody there?");
  console.log(await heard.get());
  client.transport.close();
  await closed.wait();
  console.log(client.transport.isClosing());
  loose.transport.abort();
});
