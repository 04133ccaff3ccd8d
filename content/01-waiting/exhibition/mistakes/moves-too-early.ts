// Nobody looks whether the reply has come.
// says: She moved at a board whose opponent was still thinking about her
// last move. Keep the reply of each board, and await it before the next move
// there.
import { createTask, gather, type Task } from "asyncio";

type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  const replies: Task<void>[] = [];
  for (let round = 0; round < Math.max(...games); round += 1) {
    for (const [board, pairs] of games.entries()) {
      if (round >= pairs) continue;
      await move(board);
      replies.push(createTask(() => reply(board)));
    }
  }
  await gather(replies);
}
