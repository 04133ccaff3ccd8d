import { run, sleep } from "asyncio";

async function readRow(id: number): Promise<string> {
  await sleep(1000);
  throw new Error(`row ${id} is damaged`);
}

async function loadOrder(id: number) {
  try {
    return await readRow(id);
  } catch (error) {
    throw new Error(`cannot load order ${id}`, { cause: error });
  }
}

async function showOrder(id: number) {
  console.log(await loadOrder(id));
}

async function main() {
  try {
    await showOrder(17);
  } catch (error) {
    const { message, cause } = error as Error & { cause: Error };
    console.log(`sorry: ${message} (${cause.message})`);
  }
}

await run(main);
