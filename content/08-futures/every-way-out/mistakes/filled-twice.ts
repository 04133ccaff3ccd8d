// Each call fills the future.
// says: The future was filled twice, and the second time it threw into the
// code of the dialog. Ask done() before you fill it.
import { Future } from "asyncio";

interface Ways {
  onYes(): void;
  onNo(): void;
  onClose(): void;
}

export async function confirm(dialog: (ways: Ways) => void) {
  const answer = new Future<boolean>();
  dialog({
    onYes: () => answer.setResult(true),
    onNo: () => answer.setResult(false),
    onClose: () => answer.setException(new Error("the window was closed")),
  });
  return await answer;
}
