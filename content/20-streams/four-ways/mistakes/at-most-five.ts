// Five bytes are asked for, and fewer are taken.
// says: A code came with fewer than five bytes: read(5) gives what is there, at
// most five. You want five, no fewer.
import { IncompleteReadError, type StreamReader } from "asyncio";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  try {
    tell("name", text(await reader.readuntil("\n")).slice(0, -1));
    tell("street", text(await reader.readuntil(";")).slice(0, -1));
    const code = await reader.read(5);
    if (code.length === 0) throw new Error('torn after ""');
    tell("code", text(code));
    tell("text", text(await reader.read()));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    throw new Error(`torn after ${JSON.stringify(text(error.partial))}`);
  }
}
