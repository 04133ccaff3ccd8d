// She leaves after her last move.
// says: It was over with her last move, and opponents were still thinking:
// nobody waited for their replies.
import { createTask, type Task } from "asyncio";

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
      await replies[board];
      await move(board);
      replies[board] = createTask(() => reply(board));
    }
  }
}
