import { Future, run } from "asyncio";

export interface Ways {
  onYes(): void;
  onNo(): void;
  onClose(): void;
}

export type Dialog = (ways: Ways) => void;

export async function confirm(dialog: Dialog): Promise<boolean> {
  const answer = new Future<boolean>();
  dialog({
    onYes: () => answer.setResult(true),
    // TODO: there are two other ways out.
    onNo: () => {},
    onClose: () => {},
  });
  return await answer;
}

const dialog: Dialog = ({ onYes }) => void setTimeout(onYes, 3000);

console.log(await run(() => confirm(dialog)));
