import { CancelledError, run, sleep, taskGroup } from "asyncio";

async function main() {
  const [first, second, third] = await taskGroup(async (group) => {
    const first = group.createTask(() => sleep(9000));
    const second = group.createTask(() => sleep(2000, "second"));
    const third = group.createTask(async () => {
      throw new CancelledError();
    });
    await sleep(1000);
    first.cancel();
    await sleep(0);
    console.log("the body goes on");
    return [first, second, third] as const;
  });
  console.log(Number(first.cancelled()), second.result(), Number(third.cancelled()));
}

await run(main);
