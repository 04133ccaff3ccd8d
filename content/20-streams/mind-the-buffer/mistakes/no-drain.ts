// Everything is written, and nobody waits.
// says: Nobody had read a row yet, and the writer held 1006 kB: write does not
// wait. Wait in drain, after each row.
import { ConnectionError, type StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
    }
    writer.close();
    await writer.waitClosed();
    return "complete";
  } catch (error) {
    if (error instanceof ConnectionError) return "cut off";
    throw error;
  } finally {
    writer.close();
  }
}
