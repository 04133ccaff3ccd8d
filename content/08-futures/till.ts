import { createTask, Future, run } from "asyncio";

async function customer(card: Future<string>) {
  console.log("customer: where is my card?");
  console.log(`customer: paid with ${await card}`);
}

async function main() {
  const card = new Future<string>();
  const paying = createTask(() => customer(card));
  setTimeout(() => {
    card.setResult("card 17");
    console.log("terminal: card read");
  }, 2000);
  await paying;
}

await run(main);
