// Nobody thought of the window.
// says: The window was closed, and confirm waits for ever. It is the path
// that nobody tries by hand.
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
    onClose: () => {},
  });
  return await answer;
}
