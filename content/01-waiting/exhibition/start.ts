import { run, sleep } from "asyncio";

export type Turn = (board: number) => Promise<void>;

export async function exhibition(
  boards: number,
  pairs: number,
  move: Turn,
  reply: Turn,
) {
  // TODO: twelve hours. Let the opponents think while she goes on.
  for (let board = 0; board < boards; board += 1) {
    for (let pair = 0; pair < pairs; pair += 1) {
      await move(board);
      await reply(board);
    }
  }
}

async function move(board: number) {
  await sleep(5000);
  console.log(`a move at board ${board}`);
}

async function reply(_board: number) {
  await sleep(55_000);
}

await run(() => exhibition(3, 2, move, reply));
