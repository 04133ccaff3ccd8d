import { gather, Queue, run, sleep } from "asyncio";

async function load(output: Queue<string>) {
  for (const name of ["sea", "hill", "wood", "lake"]) {
    await sleep(1000);
    await output.put(name);
  }
  output.shutdown();
}

async function shrink(input: Queue<string>, output: Queue<string>) {
  for await (const name of input) {
    await sleep(1000);
    await output.put(`small ${name}`);
  }
  output.shutdown();
}

async function main() {
  const loaded = new Queue<string>(2);
  const small = new Queue<string>(2);
  const stages = gather([() => load(loaded), () => shrink(loaded, small)]);
  for await (const name of small) console.log(`saved ${name}`);
  await stages;
  console.log("the album is complete");
}

await run(main);
