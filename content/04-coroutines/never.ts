import { coroutine, run, sleep } from "asyncio";

const backUp = coroutine(async (day: string) => {
  console.log(`${day}: copying`);
  await sleep(1000);
  console.log(`${day}: copied`);
});

async function main() {
  backUp("Monday");
  console.log("Monday is over");
  await backUp("Tuesday");
  console.log("Tuesday is over");
}

await run(main);
