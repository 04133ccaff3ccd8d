import { createSubprocessExec, PIPE, run } from "asyncio";

await run(async () => {
  const sorter = await createSubprocessExec("sort", ["-r"], { stdin: PIPE });
  sorter.stdin?.write("tea\n");
  await sorter.wait();
});

// says: foreverWait: Task-1 waits at line 6 for process sort -r, and nothing will come any more
