// The whole stream is read and then taken apart.
// says: The first part was complete at the beginning, and you told it at the
// end: you waited for the end of the stream. Read each part by itself.
import type { StreamReader } from "asyncio";

export async function readCard(
  reader: StreamReader,
  tell: (part: string, value: string) => void,
) {
  const card = new TextDecoder().decode(await reader.read());
  const found = /^([^\n]*)\n([^;]*);([\s\S]{5})([\s\S]*)$/.exec(card);
  if (found === null) throw new Error(`torn after ${JSON.stringify(card)}`);
  const [, name = "", street = "", code = "", text = ""] = found;
  tell("name", name);
  tell("street", street);
  tell("code", code);
  tell("text", text);
}
