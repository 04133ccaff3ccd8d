import { run, sleep } from "asyncio";

async function main() {
  let isReady = false;
  while (!isReady) {
    await sleep(0);
    isReady = isReady || false;
  }
}

await run(main);

// says: stillScheduling: Still going after 100,000 events: it awaits `sleep(0)` at line 6 again and again
