// Whatever is missing, it is taken for the end.
// says: A message was cut off, and you took it for the end. A good end has
// nothing of the next message: look at partial, and at which of the two reads
// it was.
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
  try {
    const head = await reader.readexactly(4);
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (length > 65_536) throw new RangeError("too long");
    return new TextDecoder().decode(await reader.readexactly(length));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    return null;
  }
}
