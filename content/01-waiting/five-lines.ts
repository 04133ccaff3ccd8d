import { createTask, run, sleep } from "asyncio";

async function fetchNews() {
  await sleep(3000);
  return "rain tomorrow";
}

async function laySupper() {
  await sleep(2000);
  console.log("supper is laid");
}

async function main() {
  console.log(await fetchNews());
  await laySupper();

  const news = createTask(fetchNews);
  await laySupper();
  console.log(await news);
}

await run(main);
