// Each entry is reported when it is taken.
// says: join returned before the entries were written. Report them after the
// write.
import type { Queue } from "asyncio";

export async function writeAll(
  entries: Queue<string>,
  write: (batch: string[]) => Promise<void>,
  most: number,
) {
  let writes = 0;
  for await (const first of entries) {
    const batch = [first];
    entries.taskDone();
    while (batch.length < most && !entries.empty()) {
      batch.push(entries.getNowait());
      entries.taskDone();
    }
    await write(batch);
    writes += 1;
  }
  return writes;
}
