import { BoundedSemaphore, run, Semaphore, ValueError } from "asyncio";

async function main() {
  const bounded = new BoundedSemaphore(2);
  await bounded.acquire();
  bounded.release();
  try {
    bounded.release();
  } catch (error) {
    if (error instanceof ValueError) console.log("ValueError");
  }
  const free = new Semaphore(2);
  free.release();
  for (let i = 0; i < 3; i++) await free.acquire();
  console.log("a plain semaphore grows", Number(free.locked()));
  try {
    new Semaphore(-1);
  } catch (error) {
    if (error instanceof RangeError) console.log("less than nothing is refused");
  }
}

await run(main);
