import { createTask, Queue, run } from "asyncio";

const jobs = new Queue<string>();

async function worker() {
  const job = await jobs.get();
  console.log("works on", job);
  await jobs.join();
  jobs.taskDone();
}

async function main() {
  await jobs.put("sweep");
  await createTask(worker, { name: "worker" });
}

await run(main);

// says: foreverWait: worker waits at line 8 for queue jobs to be done, but 1 item was never marked with taskDone()
