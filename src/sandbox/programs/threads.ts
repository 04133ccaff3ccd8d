// Threads and processes at work: a heartbeat that goes on, a pool of three, lines of a slow program, a
// pipeline. It leaves the same trace in every sandbox.
import {
  createSubprocessExec,
  createSubprocessShell,
  createTask,
  gather,
  PIPE,
  run,
  sleep,
  ThreadPoolExecutor,
  toThread,
} from "asyncio";

function crunch(n: number): number {
  const begun = performance.now();
  while (performance.now() - begun < 100 * n);
  console.log(`crunched ${n}`);
  return n * n;
}

async function heartbeat(): Promise<void> {
  for (let beat = 1; beat <= 6; beat++) {
    await sleep(250);
    console.log(`beat ${beat}`);
  }
}

async function lines(): Promise<void> {
  const process = await createSubprocessShell("for i in 1 2 3; do sleep 0.4; echo line $i; done", {
    stdout: PIPE,
  });
  for (;;) {
    const line = await process.stdout?.readline();
    if (line === undefined || line.length === 0) break;
    console.log(new TextDecoder().decode(line).trim());
  }
  console.log("code", await process.wait());
}

await run(async () => {
  const beats = createTask(heartbeat, { name: "heartbeat" });
  console.log(await toThread(crunch, 4));
  await using pool = new ThreadPoolExecutor({ maxWorkers: 3 });
  const all = [1, 2, 3, 4].map((n) => pool.submit(crunch, n));
  console.log(await gather([() => gather(all), lines]));
  const sort = await createSubprocessExec("sort", ["-r"], { stdin: PIPE, stdout: PIPE });
  const { stdout } = await sort.communicate("b\na\nc\n");
  console.log(new TextDecoder().decode(stdout ?? undefined));
  await beats;
});
