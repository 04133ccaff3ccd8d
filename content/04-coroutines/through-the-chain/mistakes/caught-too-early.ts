// The error ends in the middle of the chain.
// says: showOrder caught the error and printed it: its caller now believes that
// the order was shown. Let it pass.
export type ReadRow = (id: number) => Promise<string>;

export async function loadOrder(id: number, readRow: ReadRow) {
  try {
    return await readRow(id);
  } catch (error) {
    throw new Error(`cannot load order ${id}`, { cause: error });
  }
}

export async function showOrder(id: number, readRow: ReadRow) {
  try {
    console.log(await loadOrder(id, readRow));
  } catch (error) {
    const { message, cause } = error as Error & { cause: Error };
    console.log(`sorry: ${message} (${cause.message})`);
  }
}

export async function report(id: number, readRow: ReadRow) {
  await showOrder(id, readRow);
}
