import { run, sleep } from "asyncio";

export type ReadRow = (id: number) => Promise<string>;

export async function loadOrder(id: number, readRow: ReadRow) {
  try {
    // Inside the try it must be awaited: else the error passes by outside.
    return await readRow(id);
  } catch (error) {
    throw new Error(`cannot load order ${id}`, { cause: error });
  }
}

export async function showOrder(id: number, readRow: ReadRow) {
  console.log(await loadOrder(id, readRow));
}

export async function report(id: number, readRow: ReadRow) {
  // Here something can be done about it: tell the user.
  try {
    await showOrder(id, readRow);
  } catch (error) {
    const { message, cause } = error as Error & { cause: Error };
    console.log(`sorry: ${message} (${cause.message})`);
  }
}

async function readRow(id: number) {
  await sleep(1000);
  return `row ${id}: three lamps`;
}

await run(() => report(17, readRow));
