// The error is caught in the loop, and the loop goes on.
// says: The reader hung up, and you went on to the last row: nobody was there
// to read it. After an error of drain leave the loop.
import { ConnectionError, type StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  let result = "complete";
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
      try {
        await writer.drain();
      } catch {
        result = "cut off";
      }
    }
    writer.close();
    await writer.waitClosed();
    return result;
  } catch (error) {
    if (error instanceof ConnectionError) return "cut off";
    throw error;
  } finally {
    writer.close();
  }
}
