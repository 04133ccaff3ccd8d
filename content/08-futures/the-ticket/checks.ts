import { isFuture, sleep } from "asyncio";
import { check } from "checks";
import { order } from "./start.ts";

function kitchen(noting: number, cooking: number, number: number) {
  async function write(_dish: string) {
    await sleep(noting);
    return number;
  }
  async function fry(dish: string) {
    await sleep(cooking);
    return `hot ${dish}`;
  }
  return { write, fry };
}

/** What a learner gives may be anything. */
async function ticketFor(...asked: Parameters<typeof order>) {
  return (await order(...asked)) as unknown as Ticket;
}

interface Ticket {
  readonly number: unknown;
  readonly ready: unknown;
}

check("you have the ticket before the dish", async (t) => {
  const number = t.number(10, 99);
  const noting = t.number(1, 5) * 100;
  const { write, fry } = kitchen(noting, 3000, number);
  let got: unknown = null;
  await t.run(async () => {
    const begin = performance.now();
    const ticket = await ticketFor("soup", write, fry);
    const found = typeof ticket === "object" ? ticket.number : ticket;
    got = [Math.round(performance.now() - begin), found];
    await sleep(9000);
  });
  t.spot(
    "You got the dish and not the ticket: an async function that returns a task waits for it. Put the task into an object.",
  )(got).toBe([noting + 3000, "hot soup"]);
  t.spot(
    "The ticket came when the dish was ready: await cook(dish) waits for it. Start it as a task.",
  )(got).toBe([noting + 3000, number]);
  t.expect(got).toBe([noting, number]);
});

check("the dish is cooked while you look for a seat", async (t) => {
  const dish = t.pick(["rice", "noodles", "beans"]);
  const { write, fry } = kitchen(500, t.number(1, 4) * 1000, 7);
  const ordered = await t.run(async () => {
    const ticket = await ticketFor(dish, write, fry);
    await sleep(5000);
    const future = isFuture(ticket.ready);
    return [future, await ticket.ready];
  });
  t.spot(
    "The cook begins when somebody asks for the dish: ready is a function, or a coroutine, and no task. The dish should be cooked meanwhile.",
  )(t.tasks(dish, ordered)).toHappen(0);
  t.expect(t.tasks(dish, ordered)).toStartAt([500]);
  t.expect(ordered).toReturn([true, `hot ${dish}`]);
  t.expect(ordered).toTake(5500);
});

check("three orders are cooked at the same time", async (t) => {
  const cooking = t.number(2, 9) * 1000;
  const { write, fry } = kitchen(1000, cooking, 1);
  const ordered = await t.run(async () => {
    const tickets: Ticket[] = [];
    for (const dish of ["soup", "rice", "tea"]) {
      tickets.push(await ticketFor(dish, write, fry));
    }
    const dishes: unknown[] = [];
    for (const { ready } of tickets) dishes.push(await ready);
    return dishes;
  });
  t.expect(ordered).toReturn(["hot soup", "hot rice", "hot tea"]);
  t.expect(ordered).toTake(3000 + cooking);
});
