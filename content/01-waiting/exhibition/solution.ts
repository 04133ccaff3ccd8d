import { createTask, gather, run, sleep, type Task } from "asyncio";

export type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  const replies: Task<void>[] = [];
  const rounds = Math.max(0, ...games);
  for (let round = 0; round < rounds; round += 1) {
    for (const [board, pairs] of games.entries()) {
      if (round >= pairs) continue;
      // In the first round there is none: awaiting nothing does not wait.
      await replies[board];
      // Awaited: she has one pair of hands.
      await move(board);
      // Not awaited: the opponent needs no hands of hers.
      replies[board] = createTask(() => reply(board));
    }
  }
  // Nobody comes back to the boards, and the last replies are still to come.
  await gather(replies);
}

async function move(board: number) {
  await sleep(5000);
  console.log(`a move at board ${board}`);
}

async function reply(_board: number) {
  await sleep(55_000);
}

await run(() => exhibition([2, 1, 3], move, reply));
