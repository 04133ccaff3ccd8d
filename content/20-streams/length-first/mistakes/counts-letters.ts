// The length is that of the text.
// says: The euro sign is one letter and three bytes, and your length counts
// letters. Encode the text, and take the length of the bytes.
import {
  IncompleteReadError,
  type StreamReader,
  type StreamWriter,
} from "asyncio";

export async function send(writer: StreamWriter, message: string) {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, message.length);
  writer.writelines([head, message]);
  await writer.drain();
}

export async function receive(reader: StreamReader) {
  let part = "head";
  try {
    const head = await reader.readexactly(4);
    part = "body";
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (length > 65_536) throw new RangeError("too long");
    return new TextDecoder().decode(await reader.readexactly(length));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    if (part === "head" && error.partial.length === 0) return null;
    throw new Error("truncated");
  }
}
