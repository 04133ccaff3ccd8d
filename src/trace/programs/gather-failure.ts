import { gather, run, sleep } from "asyncio";

async function download(file: string, ms: number) {
  await sleep(ms);
  if (file === "b.txt") throw new Error(`${file} is gone`);
  console.log(`${file} is here`);
  return file;
}

async function main() {
  try {
    await gather([
      () => download("a.txt", 300),
      () => download("b.txt", 500),
      () => download("c.txt", 900),
    ]);
  } catch (error) {
    console.log(`failed: ${(error as Error).message}`);
  }
  await sleep(600);
  console.log("c.txt was not stopped");
}

await run(main);
