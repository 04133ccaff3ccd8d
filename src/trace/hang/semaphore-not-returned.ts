import { createTask, run, Semaphore } from "asyncio";

const rooms = new Semaphore(2);

async function guest() {
  await rooms.acquire();
  console.log("checked in");
}

async function main() {
  for (const name of ["ada", "bob", "cem"]) await createTask(guest, { name });
}

await run(main);

// says: foreverWait: cem waits at line 6 for semaphore rooms, whose places ada (line 6) and bob (line 6) took and never gave back
