import { createTask, gather, run, sleep, type Task } from "asyncio";

export type Turn = (board: number) => Promise<void>;

export async function exhibition(
  boards: number,
  pairs: number,
  move: Turn,
  reply: Turn,
) {
  const replies: Task<void>[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    for (let board = 0; board < boards; board += 1) {
      // In the first round there is none: awaiting nothing does not wait.
      await replies[board];
      // Awaited: she has one pair of hands.
      await move(board);
      // Not awaited: the opponent needs no hands of hers.
      replies[board] = createTask(() => reply(board));
    }
  }
  // Nobody comes back to these boards, and they are not finished yet.
  await gather(replies);
}

async function move(board: number) {
  await sleep(5000);
  console.log(`a move at board ${board}`);
}

async function reply(_board: number) {
  await sleep(55_000);
}

await run(() => exhibition(3, 2, move, reply));
