// She leaves after her last move.
// says: It was over with her last move, and opponents were still thinking:
// nobody waited for their replies.
import { createTask, type Task } from "asyncio";

type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  const replies: Task<void>[] = [];
  for (let round = 0; round < Math.max(...games); round += 1) {
    for (const [board, pairs] of games.entries()) {
      if (round >= pairs) continue;
      await replies[board];
      await move(board);
      replies[board] = createTask(() => reply(board));
    }
  }
}
