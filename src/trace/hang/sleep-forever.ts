import { run, sleep } from "asyncio";

async function main() {
  await sleep(Number.POSITIVE_INFINITY);
}

await run(main);

// says: stillScheduling: Still going after 24 hours on its clock: main() sleeps at line 4 without end
