import { allTasks, createTask, currentTask, run, sleep, wait } from "asyncio";

let sent = 0;

async function send(reader: number) {
  await sleep(1000 + reader);
  sent += 1;
}

async function waitForOthers() {
  const others = allTasks();
  const me = currentTask();
  if (me !== null) others.delete(me);
  console.log(`waiting for ${others.size} others`);
  if (others.size > 0) await wait(others);
}

async function main() {
  await waitForOthers();
  for (let reader = 1; reader <= 1000; reader++) {
    createTask(() => send(reader));
  }
  console.log(`${allTasks().size} tasks, ${sent} sent`);
  await waitForOthers();
  console.log(`${allTasks().size} task, ${sent} sent`);
}

await run(main);
