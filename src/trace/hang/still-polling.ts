import { createTask, run, sleep } from "asyncio";

async function watch() {
  for (;;) {
    await sleep(60_000);
  }
}

await run(async () => {
  await createTask(watch, { name: "watch" });
});

// says: stillScheduling: Still going after 24 hours on its clock: it awaits `sleep(6e4)` at line 5 again and again
