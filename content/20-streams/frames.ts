import type { StreamReader, StreamWriter } from "asyncio";
import { openConnection, run, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function send(writer: StreamWriter, message: string) {
  const body = new TextEncoder().encode(message);
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, body.length);
  writer.writelines([head, body]);
  await writer.drain();
}

async function receive(reader: StreamReader) {
  const head = await reader.readexactly(4);
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
  return new TextDecoder().decode(await reader.readexactly(length));
}

async function main() {
  const server = await startServer(async (_, writer) => {
    for (const message of ["two\nlines", "", "the end"])
      await send(writer, message);
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for (let n = 0; n < 3; n++)
    console.log(JSON.stringify(await receive(reader)));
  writer.close();
  server.close();
}

await run(main);
