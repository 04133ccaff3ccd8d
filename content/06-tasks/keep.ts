import { createTask, gather, run, sleep, type Task } from "asyncio";

const background = new Set<Task<void>>();

function inBackground(name: string, work: () => Promise<void>) {
  const task = createTask(work, { name });
  background.add(task);
  task.addDoneCallback(finished);
}

function finished(task: Task<void>) {
  background.delete(task);
  const error = task.cancelled() ? null : task.exception();
  if (error instanceof Error) console.log(`${task.name}: ${error.message}`);
}

async function send(to: number) {
  await sleep(to * 1000);
  if (to === 2) throw new Error("mailbox full");
  console.log(`mail ${to} sent`);
}

async function main() {
  for (const to of [1, 2, 3]) inBackground(`mail ${to}`, () => send(to));
  console.log("main goes on");
  await gather([...background], { returnExceptions: true });
}

await run(main);
