import { currentTask, isTimeout, run, sleep, taskGroup, timeout } from "asyncio";

async function child(name: string) {
  try {
    await sleep(9000);
  } finally {
    console.log("leaves", name);
  }
}

async function main() {
  try {
    await timeout(1000, () =>
      taskGroup((group) => {
        group.createTask(() => child("only"));
      }),
    );
  } catch (error) {
    if (isTimeout(error)) console.log("timed out");
  }
  await taskGroup(async (group) => {
    group.createTask(() => sleep(2000));
    try {
      await timeout(1000, () => sleep(9000));
    } catch (error) {
      if (isTimeout(error)) console.log("timeout inside, the group is not disturbed");
    }
  });
  console.log("end", currentTask()?.cancelling());
}

await run(main);
