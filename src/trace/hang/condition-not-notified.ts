import { Condition, createTask, run, sleep } from "asyncio";

const stock = new Condition();
let boxes = 0;

async function buyer() {
  await stock.with(async () => {
    await stock.waitFor(() => boxes > 0);
  });
}

async function main() {
  const buying = createTask(buyer, { name: "buyer" });
  await sleep(1);
  boxes = 1;
  await buying;
}

await run(main);

// says: foreverWait: buyer waits at line 8 for condition stock, and nobody is left who could notify it
