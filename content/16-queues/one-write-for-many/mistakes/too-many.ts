// Everything that is there.
// says: A write got more than it can take: look at the length of the batch
// before you take another entry.
import type { Queue } from "asyncio";

export async function writeAll(
  entries: Queue<string>,
  write: (batch: string[]) => Promise<void>,
  _most: number,
) {
  let writes = 0;
  for await (const first of entries) {
    const batch = [first];
    while (!entries.empty()) batch.push(entries.getNowait());
    await write(batch);
    writes += 1;
    for (const _ of batch) entries.taskDone();
  }
  return writes;
}
