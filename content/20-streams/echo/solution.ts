import {
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  // In here, so that each client has a count of its own.
  let count = 0;
  // The loop ends with the stream: an empty line, without even "\n".
  for await (const line of reader) {
    count += 1;
    // The bytes go back as they came, so there is nothing to decode.
    writer.writelines([`${count} `, line]);
    await writer.drain();
  }
  // The client waits for our end as we waited for theirs.
  writer.close();
  await writer.waitClosed();
}

const address = { host: "localhost", port: 7000 };

await run(async () => {
  const server = await startServer(echo, address);
  const { reader, writer } = await openConnection(address);
  writer.write("te");
  await sleep(500);
  writer.write("a\nmilk\n");
  await sleep(500);
  writer.writeEof();
  await sleep(500);
  console.log(new TextDecoder().decode(await reader.read(100)));
  writer.close();
  server.close();
});
