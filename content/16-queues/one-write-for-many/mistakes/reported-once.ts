// One report for the whole batch.
// says: join waits for ever: a batch of several entries was reported once.
// Call taskDone for each of them.
import type { Queue } from "asyncio";

export async function writeAll(
  entries: Queue<string>,
  write: (batch: string[]) => Promise<void>,
  most: number,
) {
  let writes = 0;
  for await (const first of entries) {
    const batch = [first];
    while (batch.length < most && !entries.empty()) {
      batch.push(await entries.get());
    }
    await write(batch);
    entries.taskDone();
    writes += 1;
  }
  return writes;
}
