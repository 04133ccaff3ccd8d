import { sleep } from "asyncio";
import { check } from "checks";
import { exhibition } from "./start.ts";

/** A master and her opponents, and all that they should not have done. */
function club(moving: number, thinking: (board: number) => number) {
  const open = new Set<number>();
  const moves: number[] = [];
  const faults: string[] = [];
  async function moveAt(board: number) {
    if (open.has(board)) faults.push(`no reply yet at board ${board}`);
    moves.push(board);
    await sleep(moving);
  }
  async function replyAt(board: number) {
    open.add(board);
    await sleep(thinking(board));
    open.delete(board);
  }
  return { moves, faults, moveAt, replyAt };
}

function gamesOf(boards: number, pairs: number) {
  return Array.from({ length: boards }, () => pairs);
}

check("she goes from board to board", async (t) => {
  const boards = t.number(3, 5);
  const { moves, moveAt, replyAt } = club(5000, () => 1000);
  const played = await t.run(() =>
    exhibition(gamesOf(boards, 2), moveAt, replyAt),
  );
  const round = Array.from({ length: boards }, (_, board) => board);
  t.spot(
    "She stays at a board until its reply has come, or until its game is over. Go on to the next board instead: the opponent thinks without her.",
  )(played).toTake(boards * 2 * 6000);
  t.expect(moves).toBe([...round, ...round]);
  t.expect(t.jobs("moveAt", played)).toHappen(2 * boards);
});

check("she makes one move at a time", { schedules: 3 }, async (t) => {
  const boards = t.number(3, 6);
  const { moveAt, replyAt } = club(5000, () => 9000);
  const played = await t.run(() =>
    exhibition(gamesOf(boards, 2), moveAt, replyAt),
  );
  t.spot(
    "She made several moves at the same moment: each board got a master of its own. Her moves must be awaited in turn; only the replies go on beside her.",
  )(t.jobs("moveAt", played)).not.toRunInTurn();
  t.expect(t.jobs("moveAt", played)).toRunInTurn();
  t.expect(t.jobs("replyAt", played)).toHappen(2 * boards);
});

check("the last replies are waited for", async (t) => {
  const boards = t.number(2, 5);
  const thinking = t.number(61, 99) * 1000;
  const { moveAt, replyAt } = club(2000, () => thinking);
  const played = await t.run(() =>
    exhibition(gamesOf(boards, 1), moveAt, replyAt),
  );
  t.spot(
    "It was over with her last move, and opponents were still thinking: nobody waited for their replies.",
  )(played).toTake(boards * 2000);
  t.expect(played).toTake(boards * 2000 + thinking);
  t.expect(played).toLeaveNothingBehind();
});

check("she waits for a reply that has not come", async (t) => {
  const thinking = t.number(10, 60) * 1000;
  const { faults, moveAt, replyAt } = club(5000, (board) =>
    board === 1 ? thinking + 5000 : thinking,
  );
  const played = await t.run(() => exhibition([2, 2], moveAt, replyAt));
  t.spot(
    "She moved at a board whose opponent was still thinking about her last move. Keep the reply of each board, and await it before the next move there.",
  )(faults.length).toBeAtLeast(1);
  t.expect(faults).toBe([]);
  // Her second moves begin at 5 s + thinking, and at 15 s + thinking.
  const second = 15_000 + thinking;
  t.expect(played).toTake(second + 5000 + thinking + 5000);
});

check("a board whose game is over is passed by", async (t) => {
  const thinking = t.number(1, 9) * 100;
  const { moves, moveAt, replyAt } = club(1000, () => thinking);
  const played = await t.run(() => exhibition([1, 3, 2], moveAt, replyAt));
  t.expect(moves).toBe([0, 1, 2, 1, 2, 1]);
  t.expect(t.jobs("replyAt", played)).toHappen(6);
  t.expect(played).toTake(6000 + thinking);
});

check("three rounds of 24 boards take six minutes, not 72", async (t) => {
  const { faults, moves, moveAt, replyAt } = club(5000, () => 55_000);
  const played = await t.run(() => exhibition(gamesOf(24, 3), moveAt, replyAt));
  t.expect(played).toTake(415_000);
  t.expect(moves.length).toBe(72);
  t.expect(faults).toBe([]);
});
