import { Condition, run, sleep, taskGroup } from "asyncio";

async function reader(name: string, condition: Condition, state: { version: number }) {
  let seen = 0;
  while (seen < 3) {
    await condition.with(async () => {
      await condition.waitFor(() => state.version > seen);
      seen = state.version;
    });
    console.log(name, "reads", seen);
    await sleep(name === "slow" ? 400 : 0);
  }
}

async function main() {
  const condition = new Condition();
  const state = { version: 0 };
  await taskGroup(async (group) => {
    group.createTask(() => reader("fast", condition, state));
    group.createTask(() => reader("slow", condition, state));
    for (let i = 0; i < 3; i++) {
      await sleep(300);
      using _guard = await condition.acquire();
      state.version += 1;
      condition.notifyAll();
    }
  });
  console.log("end");
}

await run(main);
