import { createTask, run, sleep } from "asyncio";

async function loadPrices() {
  console.log("prices: asked");
  await sleep(3000);
  console.log("prices: here");
}

async function loadStock() {
  console.log("stock: asked");
  await sleep(3000);
  console.log("stock: here");
}

async function main() {
  const prices = createTask(loadPrices);
  const stock = createTask(loadStock);
  await prices;
  await stock;
  console.log("page is ready");
}

await run(main);
