// P44: 24 boards, 30 pairs of moves; the master needs 5 s for a move, each of the others 55. In turn that
// takes 12 hours: 43,200 s. Going from board to board the last move stands after an hour, the last reply 55 s later.
import { createTask, gather, Lock, run, sleep } from "asyncio";

const [boards, pairs, move, reply] = [24, 30, 5000, 55_000];

let began = 0;
const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;

await run(async () => {
  for (let board = 0; board < boards; board++) {
    for (let pair = 0; pair < pairs; pair++) {
      await sleep(move);
      await sleep(reply);
    }
  }
  console.log("one board after the other:", seconds());
});

await run(async () => {
  began = performance.now();
  const master = new Lock();
  let moved = 0;
  const play = async () => {
    for (let pair = 0; pair < pairs; pair++) {
      await master.with(() => sleep(move));
      moved += 1;
      if (moved === boards * pairs) console.log("the last move:", seconds());
      await sleep(reply);
    }
  };
  await gather(Array.from({ length: boards }, () => createTask(play)));
  console.log("all boards at the same time:", seconds());
});

// A turn of the loop costs a microsecond while others wait: in all a millisecond.
// prints: 43200000 one board after the other: 43200 s
// prints: 46800001 the last move: 3600 s
// prints: 46855001 all boards at the same time: 3655 s
