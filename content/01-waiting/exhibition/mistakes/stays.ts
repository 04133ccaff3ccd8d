// Round by round, but she waits for each reply.
// says: She stays at a board until its reply has come, or until its game is
// over. Go on to the next board instead: the opponent thinks without her.
type Turn = (board: number) => Promise<void>;

export async function exhibition(games: number[], move: Turn, reply: Turn) {
  for (let round = 0; round < Math.max(...games); round += 1) {
    for (const [board, pairs] of games.entries()) {
      if (round >= pairs) continue;
      await move(board);
      await reply(board);
    }
  }
}
