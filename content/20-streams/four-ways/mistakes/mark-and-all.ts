// What ended a part is told with it.
// says: A name came with its new line. It is the mark of the end, and not a
// part of the name.
import { IncompleteReadError, type StreamReader } from "asyncio";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  try {
    tell("name", text(await reader.readuntil("\n")));
    tell("street", text(await reader.readuntil(";")));
    tell("code", text(await reader.readexactly(5)));
    tell("text", text(await reader.read()));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    throw new Error(`torn after ${JSON.stringify(text(error.partial))}`);
  }
}
