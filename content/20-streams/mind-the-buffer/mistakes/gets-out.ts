// Nobody expects that a reader hangs up.
// says: The reader hung up, and the error of drain got out. For an export that
// is an end like another: catch a ConnectionError, and return "cut off".
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
  } finally {
    writer.close();
  }
}
