import { createTask, run, sleep, type Task } from "asyncio";

const say = (text: string) => (task: Task<void>) => console.log(text, task.name);

async function main() {
  const task = createTask(() => sleep(100), { name: "nap" });
  const first = say("first");
  const second = say("second");
  task.addDoneCallback(first);
  task.addDoneCallback(second);
  task.addDoneCallback(first);
  console.log("removed", task.removeDoneCallback(first));
  task.addDoneCallback(say("third"));
  await task;
  console.log("awaited");
  task.addDoneCallback(say("late"));
  console.log("registered");
  await sleep(0);
  console.log("removed", task.removeDoneCallback(second));
}

await run(main);
