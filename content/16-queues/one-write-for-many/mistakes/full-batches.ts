// A batch is written when it is full, and what is left at the end.
// says: One entry came, and it was written only at the end: the batch waited
// to be full. Take what is there, and write.
import type { Queue } from "asyncio";

export async function writeAll(
  entries: Queue<string>,
  write: (batch: string[]) => Promise<void>,
  most: number,
) {
  let writes = 0;
  let batch: string[] = [];
  async function flush() {
    if (batch.length === 0) return;
    await write(batch);
    writes += 1;
    for (const _ of batch) entries.taskDone();
    batch = [];
  }
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length === most) await flush();
  }
  await flush();
  return writes;
}
