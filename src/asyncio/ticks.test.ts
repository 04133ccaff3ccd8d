// The tick table: how many iterations of the loop pass between a cause and its effect. CPython's
// numbers; whatever else changes, these do not.
import { expect, test } from "vitest";
import {
  CancelledError,
  createTask,
  Future,
  gather,
  getRunningLoop,
  run,
  sleep,
  VirtualClock,
} from "./index.ts";

/** Runs `body` with a counter of the loop's iterations. */
function counting<T>(body: (ticks: () => number) => Promise<T>): Promise<T> {
  return run(
    async () => {
      const loop = getRunningLoop();
      let count = 0;
      let counting = true;
      const tick = () => {
        count++;
        if (counting) loop.callSoon(tick);
      };
      loop.callSoon(tick);
      await sleep(0);
      try {
        return await body(() => count);
      } finally {
        counting = false;
      }
    },
    { clock: new VirtualClock() },
  );
}

async function nested(depth: number): Promise<string> {
  return depth === 0 ? "bottom" : await nested(depth - 1);
}

test("a created task takes its first step in the next iteration, in creation order", () =>
  counting(async (ticks) => {
    const start = ticks();
    const seen: [string, number][] = [];
    createTask(() => void seen.push(["one", ticks() - start]));
    createTask(() => void seen.push(["two", ticks() - start]));
    expect(seen).toEqual([]);
    await sleep(0);
    expect(seen).toEqual([
      ["one", 1],
      ["two", 1],
    ]);
  }));

test("awaiting calls that do not block costs nothing, at any depth", () =>
  counting(async (ticks) => {
    const start = ticks();
    expect(await nested(50)).toBe("bottom");
    expect(ticks() - start).toBe(0);
  }));

test("awaiting a settled future or task costs nothing", () =>
  counting(async (ticks) => {
    const future = new Future<string>();
    future.setResult("here");
    const task = createTask(() => 7);
    await sleep(0);
    const start = ticks();
    expect(await future).toBe("here");
    expect(await task).toBe(7);
    expect(ticks() - start).toBe(0);
  }));

test("sleep(0) costs one iteration", () =>
  counting(async (ticks) => {
    const start = ticks();
    await sleep(0);
    expect(ticks() - start).toBe(1);
    await sleep(-5);
    expect(ticks() - start).toBe(2);
  }));

test("a result reaches callbacks and tasks one iteration later, in order of registration", () =>
  counting(async (ticks) => {
    const future = new Future<string>();
    const seen: [string, number][] = [];
    let start = 0;
    const note = (who: string) => void seen.push([who, ticks() - start]);
    future.addDoneCallback(() => note("callback 1"));
    const wait = (who: string) => async () => {
      await future;
      note(who);
    };
    const tasks = [createTask(wait("task a")), createTask(wait("task b"))];
    await sleep(0);
    future.addDoneCallback(() => note("callback 2"));
    start = ticks();
    future.setResult("now");
    await gather(tasks);
    expect(seen).toEqual([
      ["callback 1", 1],
      ["task a", 1],
      ["task b", 1],
      ["callback 2", 1],
    ]);
  }));

test("the end of a task resumes its awaiter one iteration later", () =>
  counting(async (ticks) => {
    let end = 0;
    const task = createTask(async () => {
      await sleep(0);
      end = ticks();
    });
    await task;
    expect(ticks() - end).toBe(1);
  }));

test("the last child of a gather resumes its awaiter two iterations later", () =>
  counting(async (ticks) => {
    let end = 0;
    const child = (turns: number) => async () => {
      for (let turn = 0; turn < turns; turn++) await sleep(0);
      end = ticks();
    };
    await gather([child(1), child(3), child(2)]);
    expect(ticks() - end).toBe(2);
  }));

test("a gather of finished tasks costs nothing", () =>
  counting(async (ticks) => {
    const tasks = [createTask(() => 1), createTask(() => 2)];
    await sleep(0);
    const start = ticks();
    expect(await gather(tasks)).toEqual([1, 2]);
    expect(await gather([])).toEqual([]);
    expect(ticks() - start).toBe(0);
  }));

test("a cancellation is thrown one iteration later, and one more for each task outward", () =>
  counting(async (ticks) => {
    const seen: [string, number][] = [];
    let start = 0;
    const wrapped = (name: string, body: () => Promise<unknown>) => async () => {
      try {
        await body();
      } catch (error) {
        expect(error).toBeInstanceOf(CancelledError);
        seen.push([name, ticks() - start]);
        throw error;
      }
    };
    const inner = createTask(wrapped("inner", () => sleep(1000)));
    const middle = createTask(wrapped("middle", async () => await inner));
    const outer = createTask(wrapped("outer", async () => await middle));
    await sleep(0);
    await sleep(0);
    start = ticks();
    expect(outer.cancel()).toBe(true);
    await expect(outer).rejects.toThrow(CancelledError);
    expect(seen).toEqual([
      ["inner", 1],
      ["middle", 2],
      ["outer", 3],
    ]);
  }));

test("the cancellation of a task that has not started is seen two iterations later", () =>
  counting(async (ticks) => {
    let ran = false;
    const task = createTask(() => {
      ran = true;
    });
    const start = ticks();
    task.cancel();
    await expect(task).rejects.toThrow(CancelledError);
    expect(ticks() - start).toBe(2);
    expect(ran).toBe(false);
  }));

test("a sleeping task resumes in the second iteration after its timer is due", () =>
  counting(async (ticks) => {
    const loop = getRunningLoop();
    let due = 0;
    // Asked for first, so it runs in the very iteration in which the sleep is found due.
    loop.callLater(10, () => {
      due = ticks();
    });
    await sleep(10);
    expect(ticks() - due).toBe(1);
  }));
