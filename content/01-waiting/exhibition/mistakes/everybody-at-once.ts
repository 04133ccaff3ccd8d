// Each game runs by itself, and so does the master.
// says: She made several moves at the same moment: each board got a master
// of its own. Her moves must be awaited in turn; only the replies go on
// beside her.
import { gather } from "asyncio";

type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  async function game(board: number, pairs: number) {
    for (let pair = 0; pair < pairs; pair += 1) {
      await move(board);
      await reply(board);
    }
  }
  await gather(games.map((pairs, board) => () => game(board, pairs)));
}
