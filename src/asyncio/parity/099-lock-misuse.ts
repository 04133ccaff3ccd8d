import { isTimeout, Lock, RuntimeError, run, waitFor } from "asyncio";

async function main() {
  const lock = new Lock();
  try {
    lock.release();
  } catch (error) {
    if (error instanceof RuntimeError) console.log("RuntimeError");
  }
  try {
    await lock.with(() => {
      console.log("locked", Number(lock.locked()));
      throw new Error("inside");
    });
  } catch (error) {
    console.log((error as Error).message, Number(lock.locked()));
  }
  await lock.acquire();
  try {
    await waitFor(() => lock.acquire(), 1000);
  } catch (error) {
    if (isTimeout(error)) console.log("a lock can't be taken twice");
  }
  lock.release();
  console.log("locked", Number(lock.locked()));
}

await run(main);
