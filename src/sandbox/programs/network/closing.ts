// How connections end: in order, halfway, abruptly, and what each side reads of it.
import {
  type ClientConnected,
  gather,
  openConnection,
  run,
  type StreamReader,
  type Streams,
  sleep,
  startServer,
} from "asyncio";

const host = "127.0.0.1";
const text = new TextDecoder();

/** What each side saw; which of them sees it first is left open. */
const seen = { client: [] as string[], server: [] as string[] };

async function served(name: string, serve: ClientConnected, visit: (s: Streams) => Promise<void>) {
  console.log(`${name}:`);
  const server = await startServer(serve, { host, port: 0 });
  const streams = await openConnection({ host, port: server.addresses()[0]?.port ?? 0 });
  await visit(streams);
  streams.writer.transport.abort();
  server.close();
  server.abortClients();
  await server.waitClosed();
  await sleep(20);
  for (const lines of [seen.client, seen.server]) {
    for (const line of lines.splice(0)) console.log(" ", line);
  }
}

async function outcome(what: string, attempt: PromiseLike<unknown>) {
  const lines = what.startsWith("server") ? seen.server : seen.client;
  try {
    const value = await attempt;
    lines.push(`${what}: ${value instanceof Uint8Array ? text.decode(value) : "done"}`);
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    lines.push(`${what}: ${name} ${code ?? ""} ${message}`);
  }
}

const readAll = async (reader: StreamReader) => text.decode(await reader.read());

await run(async () => {
  await served(
    "the server closes",
    (_, writer) => {
      writer.write("bye");
      writer.close();
    },
    async ({ reader, writer }) => {
      await outcome("read", reader.read());
      seen.client.push(`at the end ${reader.atEof()}, closing ${writer.isClosing()}`);
      await outcome("read again", reader.read());
      writer.close();
      await outcome("closed", writer.waitClosed());
    },
  );
  await served(
    "the client ends its half",
    async (reader, writer) => {
      const heard = await readAll(reader);
      writer.write(`heard ${heard}`);
      await outcome("server drains", writer.drain());
      writer.close();
      await outcome("server closed", writer.waitClosed());
    },
    async ({ reader, writer }) => {
      writer.write("hello");
      writer.writeEof();
      await outcome("answer", reader.read());
      await outcome("closed", writer.waitClosed());
    },
  );
  await served(
    "the client aborts",
    async (reader, writer) => {
      await outcome("server reads", reader.readline());
      await outcome("server reads on", reader.readline());
      writer.close();
    },
    async ({ writer }) => {
      writer.write("one\n");
      await writer.drain();
      await sleep(20);
      writer.transport.abort();
      await outcome("closed", writer.waitClosed());
      await sleep(20);
    },
  );
  await served(
    "the server is gone while the client speaks",
    (_, writer) => writer.close(),
    async ({ reader, writer }) => {
      await outcome("end", reader.read());
      writer.write("anybody?");
      await sleep(20);
      seen.client.push(`closing ${writer.isClosing()}`);
      writer.write("hello?");
      await sleep(20);
      await outcome("drain", writer.drain());
      await outcome("closed", writer.waitClosed());
    },
  );
  await served(
    "both speak at once",
    async (reader, writer) => {
      writer.write("from the server");
      writer.writeEof();
      await outcome("server hears", reader.read());
    },
    async ({ reader, writer }) => {
      writer.write("from the client");
      writer.writeEof();
      await outcome("client hears", reader.read());
    },
  );
  await served(
    "too little",
    (_, writer) => {
      writer.write("abc");
      writer.close();
    },
    async ({ reader }) => outcome("readexactly", reader.readexactly(5)),
  );
  console.log("many:");
  const server = await startServer(
    async (reader, writer) => {
      for await (const line of reader) writer.write(line);
      writer.close();
    },
    { host, port: 0 },
  );
  const port = server.addresses()[0]?.port ?? 0;
  const answers = await gather(
    Array.from({ length: 20 }, (_, number) => async () => {
      const { reader, writer } = await openConnection({ host, port });
      writer.write(`client ${number}\n`);
      const answer = text.decode(await reader.readline());
      writer.close();
      await writer.waitClosed();
      return answer.trim();
    }),
  );
  console.log(" ", answers.join(", "));
  server.close();
  await server.waitClosed();
  console.log("  serving", server.isServing(), server.addresses().length);
});
