import { coroutine, RuntimeError, run, sleep } from "asyncio";

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
      const used = error instanceof RuntimeError;
      console.log(`attempt ${attempt}: ${used ? "used up" : "line busy"}`);
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
