// The loop ends, and the function with it; the connection does not.
// says: The client has ended, and waits in vain for you to hang up: after the
// loop close the writer.
import type { StreamReader, StreamWriter } from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  let count = 0;
  for await (const line of reader) {
    count += 1;
    writer.writelines([`${count} `, line]);
    await writer.drain();
  }
}
