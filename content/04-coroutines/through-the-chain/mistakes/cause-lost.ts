// A new error, and the old one is gone.
// says: Nobody can find out why any more: hand the first error on, with {
// cause: error } as the second argument of Error.
export type ReadRow = (id: number) => Promise<string>;

export async function loadOrder(id: number, readRow: ReadRow) {
  try {
    return await readRow(id);
  } catch {
    throw new Error(`cannot load order ${id}`);
  }
}

export async function showOrder(id: number, readRow: ReadRow) {
  console.log(await loadOrder(id, readRow));
}

export async function report(id: number, readRow: ReadRow) {
  try {
    await showOrder(id, readRow);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    console.log(`sorry: ${message} (${cause?.message})`);
  }
}
