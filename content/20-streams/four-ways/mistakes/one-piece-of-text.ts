// A large number stands for everything.
// says: The text stopped before the end: read with a number gives one piece.
// The text goes up to the end of the stream.
import { IncompleteReadError, type StreamReader } from "asyncio";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  try {
    tell("name", text(await reader.readuntil("\n")).slice(0, -1));
    tell("street", text(await reader.readuntil(";")).slice(0, -1));
    tell("code", text(await reader.readexactly(5)));
    tell("text", text(await reader.read(1_000_000)));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    throw new Error(`torn after ${JSON.stringify(text(error.partial))}`);
  }
}
