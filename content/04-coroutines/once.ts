import { coroutine, run, sleep } from "asyncio";

let calls = 0;
const fetchPrice = coroutine(async () => {
  calls += 1;
  await sleep(1000);
  if (calls < 3) throw new Error("line busy");
  return "12 euros";
});

async function retry(start: () => PromiseLike<string>) {
  for (const attempt of [1, 2, 3]) {
    try {
      return await start();
    } catch (error) {
      console.log(`attempt ${attempt}: ${(error as Error).message}`);
    }
  }
  return "no price";
}

async function main() {
  const made = fetchPrice();
  console.log(await retry(() => made));
  console.log(await retry(fetchPrice));
}

await run(main);
