import { Future, isTimeout, run, sleep, waitFor } from "asyncio";

function readCard() {
  const card = new Future<string>();
  setTimeout(() => card.setResult("card 17"), 5000);
  return card;
}

async function main() {
  try {
    console.log(await waitFor(readCard(), 1000));
  } catch (error) {
    if (!isTimeout(error)) throw error;
    console.log("no card, no sale");
  }
  await sleep(10_000);
  console.log("next customer");
}

await run(main);
