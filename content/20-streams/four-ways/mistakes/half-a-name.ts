// Nobody looks whether the first line is complete.
// says: The stream ended inside the name, and you took what there was for a
// name. readline does not throw: look for the new line.
import { IncompleteReadError, type StreamReader } from "asyncio";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  try {
    tell("name", text(await reader.readline()).replace("\n", ""));
    tell("street", text(await reader.readuntil(";")).slice(0, -1));
    tell("code", text(await reader.readexactly(5)));
    tell("text", text(await reader.read()));
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    throw new Error(`torn after ${JSON.stringify(text(error.partial))}`);
  }
}
