import { createTask, run, sleep } from "asyncio";

async function retry(): Promise<void> {
  await sleep(1);
  await createTask(retry);
}

await run(retry);

// says: stillScheduling: Still going after 100,000 events: it awaits `sleep(1)` at line 4 again and again
