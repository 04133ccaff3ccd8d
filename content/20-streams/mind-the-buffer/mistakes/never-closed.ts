// The last row is sent, and the reader waits for the end.
// says: All rows have come, and the reader waits for the end of the stream:
// close the connection when you are done.
import { ConnectionError, type StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
      await writer.drain();
    }
    return "complete";
  } catch (error) {
    if (error instanceof ConnectionError) return "cut off";
    throw error;
  }
}
