// The count stands outside of the function.
// says: The clients share one count. What belongs to a client must be a
// variable of the function that serves it.
import type { StreamReader, StreamWriter } from "asyncio";

let count = 0;

export async function echo(reader: StreamReader, writer: StreamWriter) {
  for await (const line of reader) {
    count += 1;
    writer.writelines([`${count} `, line]);
    await writer.drain();
  }
  writer.close();
  await writer.waitClosed();
}
