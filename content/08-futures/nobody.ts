import { Future, run } from "asyncio";

function askGuest(question: string, answer: string) {
  const agreed = new Future<string>();
  setTimeout(() => {
    if (answer === "yes") agreed.setResult(`${question} Agreed.`);
  }, 1000);
  return agreed;
}

async function main() {
  console.log(await askGuest("Breakfast at eight?", "yes"));
  console.log(await askGuest("A wake-up call?", "no"));
  console.log("good night");
}

await run(main);
