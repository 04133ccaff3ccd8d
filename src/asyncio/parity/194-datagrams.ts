import {
  createDatagramEndpoint,
  DatagramProtocol,
  type DatagramTransport,
  OSError,
  Queue,
  run,
  type SocketAddress,
  sleep,
  ValueError,
} from "asyncio";

const text = new TextDecoder();

class Echo extends DatagramProtocol {
  #transport: DatagramTransport | null = null;

  override connectionMade(transport: DatagramTransport) {
    console.log("server open");
    this.#transport = transport;
  }

  override datagramReceived(data: Uint8Array, addr: SocketAddress) {
    console.log("server got", text.decode(data), addr.host);
    this.#transport?.sendto(text.decode(data).toUpperCase(), addr);
  }

  override connectionLost(error: Error | null) {
    console.log("server closed", error === null ? "null" : "error");
  }
}

class Client extends DatagramProtocol {
  readonly answers = new Queue<string>();

  override connectionMade() {
    console.log("client open");
  }

  override datagramReceived(data: Uint8Array) {
    this.answers.putNowait(text.decode(data));
  }

  override errorReceived(error: Error) {
    console.log("client hears", error.name);
  }

  override connectionLost(error: Error | null) {
    console.log("client closed", error === null ? "null" : "error");
  }
}

async function main() {
  const addr = { host: "127.0.0.1", port: 9999 };
  const { transport: server } = await createDatagramEndpoint(() => new Echo(), { localAddr: addr });
  try {
    await createDatagramEndpoint(() => new Echo(), { localAddr: addr });
  } catch (error) {
    if (!(error instanceof OSError)) throw error;
    console.log("in use");
  }
  const { transport, protocol: client } = await createDatagramEndpoint(() => new Client(), {
    remoteAddr: addr,
  });
  for (const word of ["one", "two", "three"]) transport.sendto(word);
  console.log("sent");
  for (let count = 0; count < 3; count++) console.log("answer", await client.answers.get());
  try {
    transport.sendto("x", { host: "127.0.0.1", port: 1 });
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    console.log("value error");
  }
  server.close();
  console.log("closing", server.isClosing());
  await sleep(10);
  transport.sendto("anybody?");
  await sleep(10);
  transport.sendto(new Uint8Array(70_000));
  await sleep(10);
  transport.close();
  await sleep(10);
  try {
    await createDatagramEndpoint(() => new Client(), {});
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    console.log("no address");
  }
}

await run(main);
