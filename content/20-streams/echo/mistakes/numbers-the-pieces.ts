// What comes at once is taken for a line.
// says: The client sent three lines in four pieces, and you numbered the
// pieces. Read lines: readline waits for the rest of one.
import type { StreamReader, StreamWriter } from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  let count = 0;
  for (;;) {
    const piece = await reader.read(1024);
    if (piece.length === 0) break;
    count += 1;
    writer.writelines([`${count} `, piece]);
    await writer.drain();
  }
  writer.close();
}
