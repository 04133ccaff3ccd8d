// One line, one answer, and then the client is left alone.
// says: The first line came back, and then no other. The client is still there:
// repeat lines until the end of the stream.
import type { StreamReader, StreamWriter } from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  const line = await reader.readline();
  writer.writelines(["1 ", line]);
  await writer.drain();
  writer.close();
  await writer.waitClosed();
}
