import { createTask, currentTask, sleep } from "asyncio";
import { check } from "checks";
import { closeUp } from "./start.ts";

const hour = 3_600_000;

/** Ends a wait that would never end, so that it can be told why. */
async function closeUpWithin(ms: number) {
  const me = currentTask();
  const alarm = setTimeout(() => me?.cancel(), ms);
  try {
    await closeUp();
  } finally {
    clearTimeout(alarm);
  }
}

check("an empty house closes at once", async (t) => {
  const closed = await t.run(() => closeUpWithin(hour));
  t.spot(
    "closeUp waits for itself: allTasks() contains the task that asks, and that one ends when the wait is over.",
  )(closed).toThrow("CancelledError");
  t.spot(
    "Nobody was there, and wait refuses an empty set. Every program meets that day: look at the size first.",
  )(closed).toThrow("ValueError");
  t.expect(closed).toTake(0);
  t.expect(closed).toReturn(undefined);
});

check("it closes when the last guest has left", { schedules: 5 }, async (t) => {
  const stays = [1, 2, 3, 4].map((n) => n * 1000 + t.number(1, 9) * 100);
  const closed = await t.run(async () => {
    for (const ms of stays) createTask(() => sleep(ms));
    await closeUpWithin(hour);
  });
  t.expect(closed).toTake(Math.max(...stays));
  t.expect(closed).toLeaveNothingBehind();
});

check("a guest may bring a guest", async (t) => {
  const [first, second, third] = [1000, 2000, 3000].map(
    (ms) => ms + t.number(1, 9) * 10,
  ) as [number, number, number];
  const left: string[] = [];
  async function guest(name: string, ms: number, next?: () => Promise<void>) {
    await sleep(ms);
    if (next !== undefined) createTask(next);
    left.push(name);
  }
  const closed = await t.run(async () => {
    const friend = () => guest("friend", second, () => guest("aunt", third));
    createTask(() => guest("guest", first, friend));
    await closeUpWithin(hour);
  });
  t.spot(
    "A guest brought another one while closeUp waited, and that one was thrown out: the set holds those who were there when it was taken. Look again.",
  )(closed).toTake(first);
  t.expect(closed).toTake(first + second + third);
  t.expect(left).toBe(["guest", "friend", "aunt"]);
});

check("a guest who fails does not close the club", async (t) => {
  const ms = t.number(2, 9) * 1000;
  const closed = await t.run(async () => {
    const broken = createTask(async () => {
      await sleep(1000);
      throw new Error("lost my coat");
    });
    createTask(() => sleep(ms));
    await closeUpWithin(hour);
    return (broken.exception() as Error).message;
  });
  t.spot(
    "One guest failed, and the error of that guest ended closeUp. Waiting for somebody is not answering for them: wait does not throw.",
  )(closed).toThrow("Error", "lost my coat");
  t.expect(closed).toReturn("lost my coat");
  t.expect(closed).toTake(ms);
});
