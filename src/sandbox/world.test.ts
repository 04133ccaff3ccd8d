import { expect, test } from "vitest";
import { pumpByImmediate } from "./platform.ts";
import { type Rules, type Watcher, World } from "./world.ts";

type Body = (world: World, say: (text: string) => void) => void;

/** Runs `body` in a new world until nothing is left; gives what it said, with exact times. */
function live(body: Body, rules: Partial<Rules> = {}): Promise<string[]> {
  const world = new World({
    pump: pumpByImmediate(setImmediate),
    later: () => () => {},
    wall: () => 0,
  });
  const said: string[] = [];
  const say = (text: string) => said.push(`${world.now()} ${text}`);
  return new Promise((resolve) => {
    const watcher: Watcher = {
      idle: () => resolve(said),
      uncaught: (error) => say(`uncaught ${error}`),
      reported: (error) => say(`reported ${error}`),
      blocked: (from) => say(`blocked since ${from}`),
      overran: (limit) => {
        say(`overran ${limit}`);
        resolve(said);
      },
    };
    body(world, say);
    const usual: Rules = { clock: "virtual", schedule: 0, virtualTime: 1e6, turns: 1e6 };
    world.begin({ ...usual, ...rules }, watcher);
  });
}

test("time jumps to the next timer when nothing is ready", async () => {
  const said = await live((world, say) => {
    world.wake(5000, world.sequence(), () => say("late"));
    world.wake(1.5, world.sequence(), () => say("early"));
    world.turn(() => say("turn"));
  });
  expect(said).toEqual(["0 turn", "1.5 early", "5000 late"]);
});

test("what is due at the same time runs in the order it was asked for, turns and timers alike", async () => {
  const said = await live((world, say) => {
    world.wake(0, world.sequence(), () => say("first"));
    world.turn(() => say("second"));
    world.wake(0, world.sequence(), () => say("third"));
  });
  expect(said).toEqual(["0 first", "0 second", "0 third"]);
});

test("microtasks drain before the next turn", async () => {
  const said = await live((world, say) => {
    world.turn(() => {
      say("one");
      Promise.resolve()
        .then(() => say("microtask"))
        .then(() => say("its microtask"));
    });
    world.turn(() => say("two"));
  });
  expect(said).toEqual(["0 one", "0 microtask", "0 its microtask", "0 two"]);
});

test("a reading costs a microsecond, so that a busy wait ends", async () => {
  const said = await live((world, say) => {
    world.turn(() => {
      while (world.read() < 3) {}
      say("waited");
    });
  });
  expect(said).toEqual(["2.5 waited"]);
});

test("a long turn blocks everything and is told", async () => {
  const said = await live((world, say) => {
    world.turn(() => world.spend(30));
    world.wake(10, world.sequence(), () => say("late"));
  });
  expect(said).toEqual(["30 blocked since 0", "30 late"]);
});

test("turns that follow each other without end let a pressing timer fall due", async () => {
  const said = await live((world, say) => {
    let spinning = true;
    const spin = () => {
      if (spinning) world.turn(spin);
    };
    world.turn(spin);
    world.press(1, world.sequence(), () => {
      spinning = false;
      say("due");
    });
  });
  expect(said).toEqual(["1 due"]);
});

test("a cancelled timer neither runs nor moves the clock", async () => {
  const said = await live((world, say) => {
    const timer = world.wake(9000, world.sequence(), () => say("never"));
    world.wake(1, world.sequence(), () => {
      timer.cancel();
      timer.cancel();
      say("cancelled");
    });
  });
  expect(said).toEqual(["1 cancelled"]);
});

test("thousands of cancelled timers are swept out and the others keep their order", async () => {
  const said = await live((world, say) => {
    const timers = Array.from({ length: 3000 }, (_, i) =>
      world.wake(i + 1, world.sequence(), () => say("kept")),
    );
    for (const [index, timer] of timers.entries()) if (index % 1000 !== 999) timer.cancel();
  });
  expect(said).toEqual(["1000 kept", "2000 kept", "3000 kept"]);
});

test("the clock waits for what is under way outside", async () => {
  const said = await live((world, say) => {
    const release = world.hold();
    world.wake(10, world.sequence(), () => say("timer"));
    setImmediate(() =>
      setImmediate(() => {
        world.turn(() => say("answer"));
        release();
      }),
    );
  });
  expect(said).toEqual(["0 answer", "10 timer"]);
});

test("an error in a turn is told and stops nothing", async () => {
  const said = await live((world, say) => {
    world.turn(() => {
      throw new Error("oh");
    });
    world.turn(() => say("next"));
  });
  expect(said).toEqual(["0 uncaught Error: oh", "0 next"]);
});

test("time beyond the limit is never reached", async () => {
  const said = await live(
    (world, say) => {
      world.wake(50, world.sequence(), () => say("in time"));
      world.wake(101, world.sequence(), () => say("never"));
    },
    { virtualTime: 100 },
  );
  expect(said).toEqual(["50 in time", "50 overran virtualTime"]);
});

test("turns without end are bounded", async () => {
  const said = await live(
    (world) => {
      const spin = () => world.turn(spin);
      spin();
    },
    { turns: 1000 },
  );
  expect(said).toEqual(["0 overran events"]);
});

test("a schedule permutes what is due at the same time, the same way every time", async () => {
  const race: Body = (world, say) => {
    for (const name of "abcdef") world.turn(() => wakeSoon(world, () => say(name)));
  };
  const wakeSoon = (world: World, callback: () => void) =>
    world.wake(10, world.sequence(), callback);
  const usual = await live(race);
  const orders = await Promise.all([1, 2, 3, 4].map((schedule) => live(race, { schedule })));
  expect(usual.join()).toBe("10 a,10 b,10 c,10 d,10 e,10 f");
  expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(2);
  expect(await live(race, { schedule: 3 })).toEqual(orders[2]);
  for (const order of orders) expect(order.toSorted()).toEqual(usual);
});

test("no schedule reorders the members of a group", async () => {
  const said = await live(
    (world, say) => {
      for (const name of "abcdef") {
        world.turn(() => world.wake(10, world.grouped(7), () => say(name)));
      }
    },
    { schedule: 5 },
  );
  expect(said.join()).toBe("10 a,10 b,10 c,10 d,10 e,10 f");
});
