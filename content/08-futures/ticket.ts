import { Future, run } from "asyncio";

async function order(dish: string) {
  const ready = new Future<string>();
  setTimeout(() => ready.setResult(`${dish} is ready`), 3000);
  return ready;
}

async function main() {
  const ticket = await order("soup");
  console.log("I have my ticket and go to find a table");
  console.log(await ticket);
}

await run(main);
