import { createSubprocessShell, PIPE, run } from "asyncio";

async function main() {
  const counter = await createSubprocessShell("cat; sleep 60", { stdin: PIPE, stdout: PIPE });
  counter.stdin?.write("one\n");
  console.log(((await counter.stdout?.readline()) ?? "").length);
}

await run(main);

// says: leakedProcess: The process cat; sleep 60, begun at line 4, still ran when main() ended, and was killed
