import { Condition, createTask, run, sleep } from "asyncio";

const stock = new Condition();

async function buyer() {
  await sleep(10);
  await stock.with(() => stock.wait());
}

async function main() {
  const buying = createTask(buyer, { name: "buyer" });
  await sleep(1);
  await stock.with(async () => stock.notifyAll());
  await buying;
}

await run(main);

// says: foreverWait: buyer waits at line 7 for condition stock, and nobody is left who could notify it
