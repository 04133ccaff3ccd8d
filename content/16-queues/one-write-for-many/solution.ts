import { createTask, Queue, run, sleep } from "asyncio";

export type Write = (batch: string[]) => Promise<void>;

export async function writeAll(
  entries: Queue<string>,
  write: Write,
  most: number,
) {
  let writes = 0;
  // The only wait for an entry: for the first of a batch.
  for await (const first of entries) {
    const batch = [first];
    // No await in this loop: what is there is there.
    while (batch.length < most && !entries.empty()) {
      batch.push(entries.getNowait());
    }
    await write(batch);
    writes += 1;
    // The queue counts entries, not batches.
    for (const _ of batch) entries.taskDone();
  }
  return writes;
}

async function write(batch: string[]) {
  await sleep(800);
  console.log(`written: ${batch.join(", ")}`);
}

await run(async () => {
  const entries = new Queue<string>();
  const writing = createTask(() => writeAll(entries, write, 3));
  for (const entry of ["a", "b", "c", "d", "e"]) {
    await entries.put(entry);
    await sleep(200);
  }
  entries.shutdown();
  console.log(`${await writing} writes`);
});
