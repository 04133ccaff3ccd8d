import { openConnection, run, type StreamReader, type StreamWriter, startServer } from "asyncio";

async function greet(reader: StreamReader, writer: StreamWriter) {
  await reader.readline();
  writer.write("hello\n");
}

async function main() {
  const server = await startServer(greet, { host: "127.0.0.1", port: 7000 });
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port: 7000 });
  writer.write("here I am\n");
  await reader.readline();
  writer.close();
  server.close();
}

await run(main);

// says: leakedConnection: A client's connection to 127.0.0.1:7000, begun at line 9, was still open when main() ended, for nobody had closed it
