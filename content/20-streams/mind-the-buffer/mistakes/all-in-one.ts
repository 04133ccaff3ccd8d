// All rows become one long text.
// says: All 536 rows were taken before anything was sent, and they stood in
// your memory. Write each row, and wait until there is room before you take the
// next.
import { ConnectionError, type StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  try {
    const all = [...rows].map((row) => `${row}\n`).join("");
    writer.write(all);
    await writer.drain();
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
