import {
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

export async function send(writer: StreamWriter, message: string) {
  // TODO: a message may contain new lines. Send its length in front instead.
  writer.write(`${message}\n`);
  await writer.drain();
}

export async function receive(reader: StreamReader): Promise<string | null> {
  // TODO: read the length, look at it, then read so many bytes.
  const line = await reader.readline();
  return line.length === 0 ? null : new TextDecoder().decode(line).trim();
}

const address = { host: "localhost", port: 7000 };

await run(async () => {
  const server = await startServer(async (_, writer) => {
    for (const message of ["two\nlines", "", "2 €"])
      await send(writer, message);
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for (;;) {
    const message = await receive(reader);
    console.log(JSON.stringify(message));
    if (message === null) break;
  }
  writer.close();
  server.close();
});
