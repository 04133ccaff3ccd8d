import {
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  // TODO: this repeats one piece, whatever is in it. Repeat lines, to the end.
  const piece = await reader.read(100);
  writer.write("1 ");
  writer.write(piece);
  await writer.drain();
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
