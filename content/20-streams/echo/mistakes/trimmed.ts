// Every line gets a new line, also the one that had none.
// says: The last line had no new line, and came back with one. Send back what
// you got.
import type { StreamReader, StreamWriter } from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  let count = 0;
  for await (const line of reader) {
    count += 1;
    const text = new TextDecoder().decode(line).trim();
    writer.write(`${count} ${text}\n`);
    await writer.drain();
  }
  writer.close();
}
