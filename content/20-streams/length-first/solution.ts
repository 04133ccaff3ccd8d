import {
  IncompleteReadError,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

const longest = 65_536;

export async function send(writer: StreamWriter, message: string) {
  // Encoded first: the other side counts bytes, and € is three of them.
  const body = new TextEncoder().encode(message);
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, body.length);
  writer.writelines([head, body]);
  await writer.drain();
}

export async function receive(reader: StreamReader): Promise<string | null> {
  const head = await exactly(reader, 4, "may end here");
  if (head === null) return null;
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
  // Before the body: whoever lies about the length must not keep us waiting.
  if (length > longest) throw new RangeError("too long");
  const body = await exactly(reader, length, "must go on");
  return new TextDecoder().decode(body ?? undefined);
}

/** So many bytes, or `null` where the stream may end and did. */
async function exactly(
  reader: StreamReader,
  count: number,
  stream: "may end here" | "must go on",
) {
  try {
    return await reader.readexactly(count);
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    // A good end has nothing of the next head; one byte of it is a cut.
    const isCut = error.partial.length > 0 || stream === "must go on";
    if (isCut) throw new Error("truncated");
    return null;
  }
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
