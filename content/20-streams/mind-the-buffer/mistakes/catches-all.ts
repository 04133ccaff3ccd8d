// Every error is taken for a reader who has left.
// says: The table failed, and you called it something else. Catch the error
// that you expect, and throw all others on.
import type { StreamWriter } from "asyncio";

export async function exportRows(rows: Iterable<string>, writer: StreamWriter) {
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
      await writer.drain();
    }
    writer.close();
    await writer.waitClosed();
    return "complete";
  } catch {
    return "cut off";
  } finally {
    writer.close();
  }
}
