// It is closed, and nobody waits until that is done.
// says: You said that the export is complete while the last rows were still in
// the writer's buffer. Then the reader hung up, and they were lost. Close, and
// wait in waitClosed.
import { ConnectionError, type StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
      await writer.drain();
    }
    writer.close();
    return "complete";
  } catch (error) {
    if (error instanceof ConnectionError) return "cut off";
    throw error;
  } finally {
    writer.close();
  }
}
