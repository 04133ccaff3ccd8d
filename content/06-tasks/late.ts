import { createTask, run, sleep } from "asyncio";

async function loadRates(): Promise<number> {
  await sleep(1000);
  console.log("rates: no answer");
  throw new Error("no rates today");
}

async function main() {
  const rates = createTask(loadRates);
  console.log("reading the invoice");
  await sleep(3000);
  console.log("now the rates are needed");
  try {
    console.log(await rates);
  } catch (error) {
    console.log(`caught: ${(error as Error).message}`);
  }
}

await run(main);
