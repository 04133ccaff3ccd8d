import { createSubprocessExec, run, sleep } from "asyncio";

async function main() {
  await createSubprocessExec("sleep", ["60"]);
  await sleep(1000);
}

await run(main);

// says: leakedProcess: The process sleep 60, begun at line 4, still ran when main() ended, and was killed
