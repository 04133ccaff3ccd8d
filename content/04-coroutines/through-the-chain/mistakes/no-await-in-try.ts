// The try is left before anything can fail in it.
// says: The error passed by the catch in loadOrder: return readRow(id) leaves
// the try at once, with a promise. Write return await readRow(id).
export type ReadRow = (id: number) => Promise<string>;

export async function loadOrder(id: number, readRow: ReadRow) {
  try {
    return readRow(id);
  } catch (error) {
    throw new Error(`cannot load order ${id}`, { cause: error });
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
