// Round by round, but she waits for each reply.
// says: She stays at a board until its reply has come, or until its game is
// over. Go on to the next board instead: the opponent thinks without her.
type Turn = (board: number) => Promise<void>;

export async function exhibition(
  boards: number,
  pairs: number,
  move: Turn,
  reply: Turn,
) {
  for (let pair = 0; pair < pairs; pair += 1) {
    for (let board = 0; board < boards; board += 1) {
      await move(board);
      await reply(board);
    }
  }
}
