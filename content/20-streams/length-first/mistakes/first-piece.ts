// What is there first is taken for the whole.
// says: A length came in two pieces, or a message did, and you took the first
// one. readexactly waits for all of it.
import {
  IncompleteReadError,
  type StreamReader,
  type StreamWriter,
} from "asyncio";

export async function send(writer: StreamWriter, message: string) {
  const body = new TextEncoder().encode(message);
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, body.length);
  writer.writelines([head, body]);
  await writer.drain();
}

export async function receive(reader: StreamReader) {
  let part = "head";
  try {
    const head = await reader.read(4);
    if (head.length === 0) return null;
    part = "body";
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (length > 65_536) throw new RangeError("too long");
    return new TextDecoder().decode(await reader.read(length));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    if (part === "head" && error.partial.length === 0) return null;
    throw new Error("truncated");
  }
}
