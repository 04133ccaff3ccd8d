import { run, sleep } from "asyncio";

export type ReadRow = (id: number) => Promise<string>;

export async function loadOrder(id: number, readRow: ReadRow) {
  // TODO: say which order could not be loaded, and keep the first error.
  return await readRow(id);
}

export async function showOrder(id: number, readRow: ReadRow) {
  console.log(await loadOrder(id, readRow));
}

export async function report(id: number, readRow: ReadRow) {
  // TODO: tell the user when it fails, and why.
  await showOrder(id, readRow);
}

async function readRow(id: number) {
  await sleep(1000);
  return `row ${id}: three lamps`;
}

await run(() => report(17, readRow));
