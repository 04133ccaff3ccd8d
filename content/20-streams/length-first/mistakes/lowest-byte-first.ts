// The length is written the wrong way round.
// says: The lowest byte of the length came first. On networks the highest one
// does: setUint32 does it so if you do not ask otherwise.
import {
  IncompleteReadError,
  type StreamReader,
  type StreamWriter,
} from "asyncio";

export async function send(writer: StreamWriter, message: string) {
  const body = new TextEncoder().encode(message);
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, body.length, true);
  writer.writelines([head, body]);
  await writer.drain();
}

export async function receive(reader: StreamReader) {
  let part = "head";
  try {
    const head = await reader.readexactly(4);
    part = "body";
    const length = new DataView(head.buffer, head.byteOffset).getUint32(
      0,
      true,
    );
    if (length > 65_536) throw new RangeError("too long");
    return new TextDecoder().decode(await reader.readexactly(length));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    if (part === "head" && error.partial.length === 0) return null;
    throw new Error("truncated");
  }
}
