import { gather, Queue, run, sleep } from "asyncio";

async function baker(shelf: Queue<string>) {
  for (const bread of ["rye", "oat", "wheat"]) {
    await sleep(1000);
    await shelf.put(bread);
    console.log(`baked ${bread}`);
  }
}

async function seller(shelf: Queue<string>) {
  for (let sold = 0; sold < 3; sold++) {
    console.log("what do we have?");
    const bread = await shelf.get();
    console.log(`sold ${bread}`);
  }
}

async function main() {
  const shelf = new Queue<string>();
  await gather([() => seller(shelf), () => baker(shelf)]);
}

await run(main);
