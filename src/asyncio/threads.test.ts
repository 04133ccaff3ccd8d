// Work on real threads and in real processes. Nothing waits for time: work that shall wait, waits for
// an atomic value that the test sets.
import { expect, test } from "vitest";
import {
  CancelledError,
  createTask,
  gather,
  getRunningLoop,
  ProcessPoolExecutor,
  RuntimeError,
  run,
  sleep,
  ThreadPoolExecutor,
  TimeoutError,
  toThread,
  waitFor,
} from "./index.ts";

const fixture = new URL("./jobs.fixture.ts", import.meta.url);

function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

/** Tells that it runs, then waits until told to go on. */
function hold(shared: SharedArrayBuffer): string {
  const cells = new Int32Array(shared);
  Atomics.add(cells, 1, 1);
  Atomics.wait(cells, 0, 0);
  return "released";
}

class Gate {
  readonly shared = new SharedArrayBuffer(8);
  readonly #cells = new Int32Array(this.shared);

  get begun(): number {
    return Atomics.load(this.#cells, 1);
  }

  async whenBegun(count: number): Promise<void> {
    while (this.begun < count) await sleep(0);
  }

  open(): void {
    Atomics.store(this.#cells, 0, 1);
    Atomics.notify(this.#cells, 0);
  }
}

test("a thread computes while the loop goes on", () =>
  run(async () => {
    const gate = new Gate();
    const held = createTask(() => toThread(hold, gate.shared));
    await gate.whenBegun(1);
    await sleep(0);
    expect(held.done()).toBe(false);
    gate.open();
    expect(await held).toBe("released");
  }));

test("arguments and results are copies", () =>
  run(async () => {
    const given = { list: [1, 2], when: new Date(5), map: new Map([["a", 1n]]) };
    const change = (value: typeof given) => {
      value.list.push(3);
      return value;
    };
    const got = await toThread(change, given);
    expect(got).toEqual({ ...given, list: [1, 2, 3] });
    expect(given.list).toEqual([1, 2]);
  }));

test("functions, arrows, methods and async functions all cross", () =>
  run(async () => {
    const holder = {
      method(a: number) {
        return a + 1;
      },
      async later(a: number) {
        return a + 2;
      },
    };
    const all = [
      toThread(fibonacci, 10),
      toThread((a: number) => a + 1, 1),
      toThread(async (a: number) => a + 2, 1),
      toThread(holder.method, 1),
      toThread(holder.later, 1),
    ];
    expect(await gather(all)).toEqual([55, 2, 3, 2, 3]);
  }));

test("a module's export is imported by the thread", () =>
  run(async () => {
    expect(await toThread<number>({ module: fixture, name: "double" }, 21)).toBe(42);
    await expect(toThread({ module: fixture, name: "notAFunction" })).rejects.toThrow(
      "Cannot call the work: no such function",
    );
    await expect(toThread({ module: "file:///no/such.js", name: "x" })).rejects.toThrow("such.js");
  }));

test("what the work throws arrives with its name, message and stack", () =>
  run(async () => {
    function fail() {
      throw new RangeError("too far");
    }
    const error = await toThread(fail).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toBe("too far");
    expect((error as Error).stack).toContain("at fail");
    const custom = () => {
      class BadTea extends Error {
        override name = "BadTea";
      }
      throw new BadTea("cold");
    };
    await expect(toThread(custom)).rejects.toMatchObject({ name: "BadTea", message: "cold" });
    const plain = () => {
      throw { code: 7 };
    };
    await expect(toThread(plain)).rejects.toEqual({ code: 7 });
  }));

test("a variable around the function is missing there, and the error says what to do", () =>
  run(async () => {
    const sugar = 2;
    const error = await toThread((tea: number) => tea + sugar, 1).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ReferenceError);
    expect(error.message).toMatch(/sugar is not defined.*pass them as arguments/);
  }));

test("what can't cross is refused by name", () =>
  run(async () => {
    await expect(toThread(Math.max, 1, 2)).rejects.toThrow("its text is not known");
    await expect(toThread(fibonacci.bind(null, 3))).rejects.toThrow("bound");
    await expect(toThread(class {} as never)).rejects.toThrow("it is a class");
    await expect(toThread(7 as never)).rejects.toThrow(
      "Cannot run number 7 in a worker: expected a function or { module, name }",
    );
    await expect(
      toThread(
        (f: () => void) => f(),
        () => {},
      ),
    ).rejects.toThrow("Cannot send the arguments to a worker");
    await expect(toThread(() => () => 1)).rejects.toThrow("Cannot send the result from a worker");
    expect(await toThread(fibonacci, 7)).toBe(13);
  }));

test("cancelling ends the waiting, and the thread goes on", () =>
  run(async () => {
    const gate = new Gate();
    const held = createTask(() => toThread(hold, gate.shared));
    await gate.whenBegun(1);
    held.cancel();
    await expect(held).rejects.toThrow(CancelledError);
    await expect(waitFor(toThread(hold, gate.shared), 0)).rejects.toThrow(TimeoutError);
    gate.open();
  }));

test("the end of a run waits for its threads", async () => {
  const gate = new Gate();
  const running = run(async () => {
    createTask(() => toThread(hold, gate.shared));
    await gate.whenBegun(1);
  });
  let isOver = false;
  void running.then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  gate.open();
  await running;
});

test("toThread works at the top level, outside every run", async () => {
  expect(await toThread(fibonacci, 12)).toBe(144);
});

test("a pool runs as many at once as it has workers, the others in order", () =>
  run(async () => {
    await using pool = new ThreadPoolExecutor({ maxWorkers: 2 });
    const gate = new Gate();
    const all = [1, 2, 3, 4].map(() => pool.submit(hold, gate.shared));
    await gate.whenBegun(2);
    for (let turn = 0; turn < 50; turn++) await sleep(0);
    expect(gate.begun).toBe(2);
    gate.open();
    expect(await gather(all)).toEqual(Array(4).fill("released"));
  }));

test("work that is cancelled in line never begins", () =>
  run(async () => {
    await using pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const gate = new Gate();
    const first = pool.submit(hold, gate.shared);
    const second = pool.submit(hold, gate.shared);
    const third = pool.submit(fibonacci, 5);
    second.cancel();
    gate.open();
    expect(await first).toBe("released");
    expect(await third).toBe(5);
    expect(gate.begun).toBe(1);
  }));

test("a pool that may terminate ends the work of a cancelled future", () =>
  run(async () => {
    await using pool = new ThreadPoolExecutor({ maxWorkers: 1, terminateOnCancel: true });
    const gate = new Gate();
    const endless = pool.submit(hold, gate.shared);
    await gate.whenBegun(1);
    endless.cancel();
    expect(await pool.submit(fibonacci, 5)).toBe(5);
  }));

test("a pool that is shut down finishes what it has and takes no more", () =>
  run(async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const gate = new Gate();
    const work = [pool.submit(hold, gate.shared), pool.submit(fibonacci, 6)];
    const ending = createTask(() => pool.shutdown());
    await gate.whenBegun(1);
    expect(() => pool.submit(fibonacci, 1)).toThrow(
      "Cannot submit work to the pool: it is shut down",
    );
    expect(ending.done()).toBe(false);
    gate.open();
    await ending;
    expect(work.map((future) => future.result())).toEqual(["released", 8]);
    await pool.shutdown();
  }));

test("shutting down may cancel what has not begun, and need not wait", () =>
  run(async () => {
    const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const gate = new Gate();
    const work = [pool.submit(hold, gate.shared), pool.submit(fibonacci, 6)];
    await gate.whenBegun(1);
    await pool.shutdown({ wait: false, cancelFutures: true });
    expect(work.map((future) => future.cancelled())).toEqual([false, true]);
    gate.open();
    expect(await work[0]).toBe("released");
  }));

test("a worker that dies fails its work, and the pool goes on with another", () =>
  run(async () => {
    await using pool = new ThreadPoolExecutor({ maxWorkers: 1 });
    const dying = pool.submit(() => process.exit(3));
    await expect(dying).rejects.toThrow(
      "Cannot finish the work: its worker is gone, it ended with code 3",
    );
    expect(await pool.submit(fibonacci, 4)).toBe(3);
  }));

test("a process pool runs functions in processes of their own", () =>
  run(async () => {
    await using pool = new ProcessPoolExecutor({ maxWorkers: 2 });
    const pids = await gather([pool.submit(() => process.pid), pool.submit(() => process.pid)]);
    expect(new Set([...pids, process.pid]).size).toBe(3);
    expect(await pool.submit<number>({ module: fixture, name: "double" }, 4)).toBe(8);
    await expect(
      pool.submit(
        (f: () => void) => f(),
        () => {},
      ),
    ).rejects.toThrow(TypeError);
    await expect(pool.submit(() => process.exit(4))).rejects.toThrow("it ended with code 4");
    await expect(pool.submit(() => process.kill(process.pid, "SIGKILL"))).rejects.toThrow(
      "it ended with SIGKILL",
    );
    expect(await pool.submit(fibonacci, 9)).toBe(34);
  }));

test("a loop runs work in the executor it is given, or in its own", () =>
  run(async () => {
    const loop = getRunningLoop();
    await using processes = new ProcessPoolExecutor({ maxWorkers: 1 });
    expect(await loop.runInExecutor(processes, () => process.pid)).not.toBe(process.pid);
    expect(await loop.runInExecutor(null, () => process.pid)).toBe(process.pid);
    expect(() => loop.setDefaultExecutor(processes)).toThrow(TypeError);
    const own = new ThreadPoolExecutor({ maxWorkers: 1 });
    loop.setDefaultExecutor(own);
    expect(await toThread(fibonacci, 3)).toBe(2);
    await loop.shutdownDefaultExecutor();
    await expect(toThread(fibonacci, 3)).rejects.toThrow(RuntimeError);
    expect(() => own.submit(fibonacci, 3)).toThrow(RuntimeError);
  }));

test("the default executor's end has a limit, and tells when it is over", () =>
  run(async () => {
    const loop = getRunningLoop();
    const told: string[] = [];
    loop.setExceptionHandler((_, { message }) => void told.push(message));
    const gate = new Gate();
    const held = createTask(() => toThread(hold, gate.shared));
    await gate.whenBegun(1);
    await loop.shutdownDefaultExecutor(0);
    expect(told).toEqual([
      "Cannot end the executor's threads: some still work after 0 milliseconds",
    ]);
    gate.open();
    expect(await held).toBe("released");
  }));

test("pools of no workers are refused", () => {
  for (const maxWorkers of [0, -1, 1.5, Number.NaN]) {
    expect(() => new ThreadPoolExecutor({ maxWorkers })).toThrow(RangeError);
    expect(() => new ProcessPoolExecutor({ maxWorkers })).toThrow(RangeError);
  }
});
