import { run, sleep } from "asyncio";

export type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  // TODO: twelve hours. Let the opponents think while she goes on.
  for (const [board, pairs] of games.entries()) {
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

await run(() => exhibition([2, 1, 3], move, reply));
