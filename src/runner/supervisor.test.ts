import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaults, limits } from "./options.ts";
import type { Outcome } from "./protocol.ts";
import { Supervisor } from "./supervisor.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Worker {
  readonly trail: number | undefined;
  readonly say: (data: unknown) => void;
  alive: boolean;
}

function supervise() {
  const workers: Worker[] = [];
  const told: (Outcome | string)[] = [];
  const supervisor = new Supervisor(defaults, {
    launch(trail, say) {
      const worker: Worker = { trail, say, alive: true };
      workers.push(worker);
      return {
        end() {
          worker.alive = false;
        },
      };
    },
    batch: (text) => void told.push(text),
    ended: (outcome) => void told.push(outcome),
    over: () => void told.push("over"),
  });
  const worker = workers[0];
  if (worker === undefined) throw new Error("no worker was made");
  return { supervisor, workers, worker, told };
}

const batch = (text: string, last = false, count = 1) => ({ type: "batch", text, count, last });

test("passes batches on, and ends the worker after the last one", () => {
  const { worker, told } = supervise();
  worker.say(batch("[1]"));
  worker.say(batch("[2]", true));
  worker.say(batch("[3]"));
  expect(told).toEqual(["[1]", "[2]", "over"]);
  expect(worker.alive).toBe(false);
});

test("a worker that gives signs of life may take as long as it likes", () => {
  const { worker, told } = supervise();
  for (let i = 0; i < 100; i++) {
    vi.advanceTimersByTime(1000);
    worker.say({ type: "alive" });
  }
  expect(told).toEqual([]);
});

test("a silent worker is ended, and a second one runs unheard to where it was last", () => {
  const { workers, worker, told } = supervise();
  worker.say(batch("[1]", false, 7));
  vi.advanceTimersByTime(limits.heartbeat + 500);
  const [, second] = workers;
  expect(worker.alive).toBe(false);
  expect(second?.trail).toBe(7);
  second?.say(batch("[1]"));
  second?.say({ type: "at", place: { file: "main.ts", line: 1, column: 1 } });
  second?.say({ type: "at", place: { file: "main.ts", line: 5, column: 3 } });
  vi.advanceTimersByTime(5000);
  expect(told).toMatchObject([
    "[1]",
    "over",
    { kind: "hung", cause: "busyLoop", place: { line: 5 } },
  ]);
  expect(second?.alive).toBe(false);
});

test("microtasks without end are told, also where they fill the memory first", () => {
  const { supervisor, worker, told } = supervise();
  const place = { file: "main.ts", line: 2, column: 5 };
  worker.say({ type: "starving", place });
  supervisor.fail({ kind: "overran", limit: "memory", allowed: 1 });
  expect(told).toMatchObject(["over", { kind: "hung", cause: "microtasks", place }]);
});

test("a memory filled by turns that end is told as it is", () => {
  const { supervisor, worker, told } = supervise();
  worker.say({ type: "starving", place: null });
  worker.say({ type: "alive" });
  supervisor.fail({ kind: "overran", limit: "memory", allowed: 1 });
  expect(told).toMatchObject(["over", { kind: "overran", limit: "memory" }]);
});

test("microtasks without end are told from a busy loop", () => {
  const { workers, worker, told } = supervise();
  const place = { file: "main.ts", line: 2, column: 5 };
  for (let i = 0; i < 6; i++) {
    vi.advanceTimersByTime(1000);
    worker.say({ type: "starving", place });
  }
  expect(told).toMatchObject(["over", { kind: "hung", cause: "microtasks", place }]);
  expect(workers).toHaveLength(1);
});

test("a worker that says too much is ended, whatever it says of itself", () => {
  const { worker, told } = supervise();
  worker.say(batch("[]", false, limits.events * 2));
  worker.say(batch("[]"));
  expect(told).toEqual(["over", { kind: "overran", limit: "events", allowed: limits.events }]);
});

test("a worker that breaks ends the run, once", () => {
  const { supervisor, told } = supervise();
  supervisor.fail({ kind: "overran", limit: "memory", allowed: 1 });
  supervisor.fail({ kind: "returned" });
  expect(told).toEqual(["over", { kind: "overran", limit: "memory", allowed: 1 }]);
});

test("after a stop nothing is told", () => {
  const { supervisor, worker, told } = supervise();
  supervisor.close();
  worker.say(batch("[1]", true));
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["over"]);
  expect(worker.alive).toBe(false);
});

test("a machine that slept is not the program's fault", () => {
  const { workers, worker, told } = supervise();
  worker.say({ type: "alive" });
  // Time passes, but no check of the deadline comes: as when the lid was shut.
  const awake = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => awake() + 3_600_000);
  vi.advanceTimersByTime(1000);
  vi.restoreAllMocks();
  expect(told).toEqual([]);
  expect(worker.alive).toBe(true);
  expect(workers).toHaveLength(1);
});
