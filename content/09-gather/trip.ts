import { gather, run, sleep } from "asyncio";

async function book(what: string, ms: number) {
  await sleep(ms);
  if (what === "hotel") throw new Error("the hotel is full");
  console.log(`${what} booked and paid`);
}

async function main() {
  try {
    await gather([
      () => book("train", 1000),
      () => book("hotel", 2000),
      () => book("car", 3000),
    ]);
    console.log("have a good trip");
  } catch (error) {
    console.log(`to the customer: no trip, ${(error as Error).message}`);
  }
  await sleep(3000);
  console.log("next customer");
}

await run(main);
