import { createTask, Queue, run, sleep } from "asyncio";

export type Write = (batch: string[]) => Promise<void>;

export async function writeAll(
  entries: Queue<string>,
  write: Write,
  most: number,
) {
  let writes = 0;
  for await (const entry of entries) {
    const batch = [entry];
    // TODO: take along what has come meanwhile.
    await write(batch.slice(0, most));
    entries.taskDone();
    writes += 1;
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
