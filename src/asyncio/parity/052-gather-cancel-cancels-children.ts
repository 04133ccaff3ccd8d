import { gather, isCancelled, run, sleep } from "asyncio";

async function child(name: string, ms: number) {
  try {
    await sleep(9000);
  } catch (error) {
    console.log("cancelled", name);
    await sleep(ms);
    console.log("cleaned", name);
    throw error;
  }
}

async function main() {
  const gathered = gather([() => child("a", 2000), () => child("b", 1000)], {
    returnExceptions: true,
  });
  await sleep(1000);
  console.log("accepted", Number(gathered.cancel()));
  try {
    await gathered;
  } catch (error) {
    if (isCancelled(error)) console.log("gather raises", Number(gathered.cancelled()));
  }
  console.log("accepted", Number(gathered.cancel()));
}

await run(main);
