import { run, sleep } from "asyncio";

async function save(text: string) {
  await sleep(100);
  console.log("saved", text);
}

async function main() {
  save("draft");
  await sleep(10);
}

await run(main);

// says: floating: main() called save() at line 9 and ended without waiting for it; save() never got past line 4
