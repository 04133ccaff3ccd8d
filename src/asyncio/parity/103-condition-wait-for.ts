import { Condition, run, sleep, taskGroup } from "asyncio";

let stock = 0;

async function consumer(name: string, need: number, condition: Condition) {
  using _guard = await condition.acquire();
  const got = await condition.waitFor(() => (stock >= need ? stock : 0));
  stock -= need;
  console.log(name, "saw", got, "left", stock);
}

async function main() {
  const condition = new Condition();
  await taskGroup(async (group) => {
    group.createTask(() => consumer("big", 3, condition));
    group.createTask(() => consumer("small", 1, condition));
    for (let i = 0; i < 5; i++) {
      await sleep(1000);
      using _guard = await condition.acquire();
      stock += 1;
      condition.notifyAll();
    }
  });
}

await run(main);
