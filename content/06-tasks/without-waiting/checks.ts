import { createTask, gather, sleep } from "asyncio";
import { check } from "checks";
import { progress } from "./start.ts";

function shelf(ms: number, boxes: number) {
  return createTask(async () => {
    await sleep(ms);
    return boxes;
  });
}

check("it answers at once, also when nobody is done", async (t) => {
  let answer: unknown = null;
  const asked = await t.run(async () => {
    const tasks = [shelf(1000, 10), shelf(2000, 20)];
    answer = progress(tasks);
    await gather(tasks);
  });
  t.spot(
    "A task that is not done has no result: result() throws. Ask done() first.",
  )(asked).toThrow("InvalidStateError");
  t.spot(
    "progress is async, so what it gives at once is only a promise of an answer. A plain function can look at tasks too.",
  )(answer).toBeA("Promise");
  t.expect(asked).toReturn(undefined);
  t.expect(answer).toBe("0 of 2 shelves, 0 boxes");
});

check("it counts those that are done, in any order", async (t) => {
  const boxes = [t.number(10, 99), t.number(10, 99), t.number(10, 99)] as const;
  const answers: unknown[] = [];
  const asked = await t.run(async () => {
    const tasks = [
      shelf(3000, boxes[0]),
      shelf(1000, boxes[1]),
      shelf(2000, boxes[2]),
    ];
    for (const _ of tasks) {
      await sleep(1050);
      answers.push(progress(tasks));
    }
  });
  const all = `3 of 3 shelves, ${boxes[0] + boxes[1] + boxes[2]} boxes`;
  t.spot(
    "You stop at the first task that is not done, and those behind it may be done for long. They don't end in the order of the array.",
  )(answers).toBe(["0 of 3 shelves, 0 boxes", "0 of 3 shelves, 0 boxes", all]);
  t.expect(answers).toBe([
    `1 of 3 shelves, ${boxes[1]} boxes`,
    `2 of 3 shelves, ${boxes[1] + boxes[2]} boxes`,
    all,
  ]);
  t.expect(asked).toTake(3150);
});

check("an empty shelf counts as done", async (t) => {
  const some = t.number(5, 50);
  const asked = await t.run(async () => {
    const tasks = [shelf(500, 0), shelf(600, some), shelf(2000, 7)];
    await sleep(1000);
    const answer = progress(tasks);
    await gather(tasks);
    return answer;
  });
  t.spot(
    "A shelf with no boxes is counted too: its result is 0. Whether a task is done is a question for done(), not for its result.",
  )(asked).toReturn(`1 of 3 shelves, ${some} boxes`);
  t.expect(asked).toReturn(`2 of 3 shelves, ${some} boxes`);
});
