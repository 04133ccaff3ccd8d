import { openConnection, run, type StreamReader, type StreamWriter, startServer } from "asyncio";

async function greet(_reader: StreamReader, writer: StreamWriter) {
  writer.write("hello\n");
  writer.close();
}

async function main() {
  await startServer(greet, { host: "127.0.0.1", port: 7000 });
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port: 7000 });
  console.log((await reader.read()).length);
  writer.close();
  await writer.waitClosed();
}

await run(main);

// says: leakedServer: The server at 127.0.0.1:7000, started at line 9, still listened when main() ended, for nobody had closed it
