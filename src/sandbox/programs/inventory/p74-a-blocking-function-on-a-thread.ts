// P74: a function that blocks for two seconds, on a thread: main goes on, and nobody is held up.
import { blockFor, createTask, run, sleep, toThread } from "asyncio";

function task(): string {
  blockFor(2000);
  return "task done";
}

await run(async () => {
  const running = createTask(() => toThread(task));
  console.log("main begins");
  for (let beat = 1; beat <= 3; beat++) {
    await sleep(500);
    console.log(`beat ${beat}`);
  }
  console.log(await running);
});

// prints: 0 main begins
// prints: 500 beat 1
// prints: 1000 beat 2
// prints: 1500 beat 3
// prints: 2000 task done
