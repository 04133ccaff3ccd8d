// Closing the window is taken for a no.
// says: Whoever closes the window has not said no. The caller can't tell the
// two apart: fill the future with an error.
interface Ways {
  onYes(): void;
  onNo(): void;
  onClose(): void;
}

export async function confirm(dialog: (ways: Ways) => void) {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  dialog({
    onYes: () => resolve(true),
    onNo: () => resolve(false),
    onClose: () => resolve(false),
  });
  return await promise;
}
