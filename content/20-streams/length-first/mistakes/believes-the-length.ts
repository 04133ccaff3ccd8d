// The length is looked at when the body is there.
// says: A head announced more than is allowed, and you waited for the body.
// Look at the length first.
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
    const head = await reader.readexactly(4);
    part = "body";
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    const body = await reader.readexactly(length);
    if (body.length > 65_536) throw new RangeError("too long");
    return new TextDecoder().decode(body);
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    if (part === "head" && error.partial.length === 0) return null;
    throw new Error("truncated");
  }
}
