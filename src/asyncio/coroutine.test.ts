// Coroutines, contexts and the graph of who waits for whom.
import { expect, test } from "vitest";
import {
  Context,
  ContextVar,
  captureCallGraph,
  copyContext,
  coroutine,
  createTask,
  currentTask,
  formatCallGraph,
  gather,
  getRunningLoop,
  LookupError,
  RuntimeError,
  run,
  sleep,
  ValueError,
  VirtualClock,
  waitFor,
} from "./index.ts";
import { checked } from "./testing.ts";

const brew = coroutine(async function brew(drink: string) {
  await sleep(1);
  return `${drink} by ${currentTask()?.name}`;
});

test("a coroutine does nothing before it is awaited, and then runs in the awaiting task", () =>
  checked(async () => {
    let begun = false;
    const cold = coroutine(async () => {
      begun = true;
    })();
    await sleep(1);
    expect(begun).toBe(false);
    await cold;
    expect(begun).toBe(true);
    const name = currentTask()?.name;
    expect(await brew("tea")).toBe(`tea by ${name}`);
  }));

test("a coroutine can be handed over wherever a function can", () =>
  checked(async () => {
    expect(await createTask(brew("tea"), { name: "cook" })).toBe("tea by cook");
    expect(await waitFor(brew("milk"), 5)).toContain("milk");
    const [one, two] = await gather([brew("coffee"), brew("water")]);
    expect([one, two].map((text) => text.split(" ")[0])).toEqual(["coffee", "water"]);
  }));

test("run takes a coroutine", async () => {
  const main = coroutine(async () => "done");
  expect(await run(main())).toBe("done");
});

test("a coroutine can be awaited once", () =>
  checked(async () => {
    const cup = brew("tea");
    await cup;
    await expect(cup).rejects.toThrow(RuntimeError);
    await expect(createTask(cup)).rejects.toThrow('Cannot await coroutine "brew" again');
    const closed = brew("tea");
    closed.close();
    await expect(closed).rejects.toThrow("it was closed before");
  }));

test("a coroutine nobody awaited is told at the end, with the place where it was made", async () => {
  const told: string[] = [];
  const places: unknown[] = [];
  await run(
    async () => {
      getRunningLoop().setExceptionHandler((_loop, { message, exception }) => {
        told.push(message);
        places.push((exception as Error).stack);
      });
      brew("forgotten");
      brew("closed").close();
      const cancelled = createTask(brew("cancelled before its start"));
      cancelled.cancel();
      await sleep(5);
    },
    { clock: new VirtualClock() },
  );
  expect(told).toEqual(['Coroutine "brew" was never awaited']);
  expect(String(places[0])).toContain("coroutine.test.ts");
});

test("a context variable gives its value, a fallback, its default, or throws", () =>
  checked(() => {
    const dish = new ContextVar<string>("dish");
    expect(() => dish.get()).toThrow(LookupError);
    expect(() => dish.get()).toThrow('Cannot read context variable "dish": it has no value');
    expect(dish.get("fallback")).toBe("fallback");
    expect(new ContextVar("drink", { default: "tea" }).get()).toBe("tea");
    dish.set("soup");
    expect(dish.get("fallback")).toBe("soup");
    const empty = new ContextVar<string | undefined>("empty", { default: undefined });
    expect(empty.get()).toBe(undefined);
  }));

test("a token takes a set back, once and only where it was made", () =>
  checked(() => {
    const dish = new ContextVar<string>("dish");
    const first = dish.set("soup");
    const second = dish.set("cake");
    expect(second.oldValue).toBe("soup");
    dish.reset(second);
    expect(dish.get()).toBe("soup");
    expect(() => dish.reset(second)).toThrow("it was used already");
    expect(() => new ContextVar<string>("other").reset(first)).toThrow(ValueError);
    expect(() => copyContext().run(() => dish.reset(first))).toThrow("made in another context");
    dish.reset(first);
    expect(() => dish.get()).toThrow(LookupError);
    {
      using _token = dish.set("for a while");
      expect(dish.get()).toBe("for a while");
    }
    expect(dish.get("gone")).toBe("gone");
  }));

test("what runs in a context sees and changes that one only", () =>
  checked(async () => {
    const dish = new ContextVar<string>("dish", { default: "none" });
    const context = new Context();
    context.run(() => dish.set("soup"));
    expect(dish.get()).toBe("none");
    expect(context.get(dish)).toBe("soup");
    expect([context.has(dish), new Context().has(dish)]).toEqual([true, false]);
    const later = context.run(async () => {
      await sleep(1);
      return dish.get();
    });
    expect(await later).toBe("soup");
    expect(() => context.run(() => context.run(() => {}))).toThrow("it is entered already");
    const seen: string[] = [];
    getRunningLoop().callSoon(() => seen.push(dish.get()), { context });
    await sleep(0);
    expect(seen).toEqual(["soup"]);
  }));

test("the graph shows who waits for a task, through gathers and groups", () =>
  checked(async () => {
    const leaf = createTask(() => sleep(10), { name: "leaf" });
    const middle = createTask(async () => void (await gather([leaf])), { name: "middle" });
    createTask(async () => await middle, { name: "outer" });
    await sleep(1);
    expect(formatCallGraph(leaf).split("\n")).toEqual([
      'task "leaf"',
      '  awaited by task "middle"',
      '    awaited by task "outer"',
    ]);
    const graph = captureCallGraph(leaf);
    expect(graph?.awaitedBy[0]?.future).toBe(middle);
    expect(captureCallGraph()?.future).toBe(currentTask());
    await middle;
    expect(captureCallGraph(leaf)?.awaitedBy).toEqual([]);
  }));

test("outside every task there is no graph", () => {
  expect(captureCallGraph()).toBe(null);
  expect(formatCallGraph()).toBe("");
});
