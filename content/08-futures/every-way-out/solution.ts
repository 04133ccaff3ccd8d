import { Future, run } from "asyncio";

export interface Ways {
  onYes(): void;
  onNo(): void;
  onClose(): void;
}

export type Dialog = (ways: Ways) => void;

export async function confirm(dialog: Dialog): Promise<boolean> {
  const answer = new Future<boolean>();
  // The first call counts. A second one would throw where nobody can catch it.
  const fill = (yes: boolean) => {
    if (!answer.done()) answer.setResult(yes);
  };
  dialog({
    onYes: () => fill(true),
    onNo: () => fill(false),
    // No answer is neither yes nor no.
    onClose: () => {
      if (answer.done()) return;
      answer.setException(new Error("the window was closed"));
    },
  });
  return await answer;
}

const dialog: Dialog = ({ onYes }) => void setTimeout(onYes, 3000);

console.log(await run(() => confirm(dialog)));
