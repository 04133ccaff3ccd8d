import { createTask, isCancelled, run, shield, sleep } from "asyncio";

async function save() {
  console.log("saving");
  await sleep(800);
  console.log("saved");
}

async function request() {
  const saving = createTask(save, { name: "save" });
  try {
    await shield(saving);
  } catch (error) {
    if (!isCancelled(error)) throw error;
    console.log("request cancelled, saving goes on");
    await saving;
    throw error;
  }
}

async function main() {
  const task = createTask(request, { name: "request" });
  await sleep(300);
  task.cancel();
  try {
    await task;
  } catch {
    console.log("request is over");
  }
}

await run(main);
