// Nobody looks whether the reply has come.
// says: She moved at a board whose opponent was still thinking about her
// last move. Keep the reply of each board, and await it before the next move
// there.
import { createTask, gather, type Task } from "asyncio";

type Turn = (board: number) => Promise<void>;

export async function exhibition(
  boards: number,
  pairs: number,
  move: Turn,
  reply: Turn,
) {
  const replies: Task<void>[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (let board = 0; board < boards; board += 1) {
      await move(board);
      replies.push(createTask(() => reply(board)));
    }
  }
  await gather(replies);
}
