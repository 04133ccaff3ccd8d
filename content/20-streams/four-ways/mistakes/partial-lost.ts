// The error of the library is passed on as it is.
// says: An IncompleteReadError got out. What did come is in its partial: say it
// in an error of your own.
import type { StreamReader } from "asyncio";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  tell("name", text(await reader.readuntil("\n")).slice(0, -1));
  tell("street", text(await reader.readuntil(";")).slice(0, -1));
  tell("code", text(await reader.readexactly(5)));
  tell("text", text(await reader.read()));
}
