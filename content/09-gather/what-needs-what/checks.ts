import { sleep } from "asyncio";
import { check } from "checks";
import { loadProfile, type Source } from "./start.ts";

function sourceWith(user: number, orders: number, messages: number): Source {
  async function getUser(id: number) {
    await sleep(user);
    return { name: "Grace", customer: id * 3 };
  }
  async function getOrders({ customer }: { customer: number }) {
    await sleep(orders);
    return [`a chair for ${customer}`, "a lamp"];
  }
  async function getMessages(id: number) {
    await sleep(messages);
    return id + 1;
  }
  return { user: getUser, orders: getOrders, messages: getMessages };
}

check("the profile has all three", async (t) => {
  const id = t.number(100, 999);
  const loaded = await t.run(() => loadProfile(id, sourceWith(10, 20, 30)));
  t.expect(loaded).toReturn({
    user: { name: "Grace", customer: id * 3 },
    orders: [`a chair for ${id * 3}`, "a lamp"],
    messages: id + 1,
  });
});

check("the messages don't wait for the user", async (t) => {
  const [user, orders] = [t.number(3, 5) * 100, t.number(3, 5) * 100];
  const messages = t.number(6, 14) * 100;
  const source = sourceWith(user, orders, messages);
  const loaded = await t.run(() => loadProfile(17, source));
  t.spot(
    "All three waits add up. The messages need nothing but the number: they can begin when the user does.",
  )(loaded).toTake(user + orders + messages);
  t.spot(
    "The messages wait for the user, and need nothing of the user. Only the orders do.",
  )(t.jobs("getMessages", loaded)).toStartAt([user]);
  t.expect(t.jobs("getUser", loaded)).toStartAt([0]);
  t.expect(t.jobs("getMessages", loaded)).toStartAt([0]);
});

check("the orders wait for the user, and for nothing else", async (t) => {
  const user = t.number(2, 5) * 100;
  const messages = t.number(6, 9) * 100;
  const source = sourceWith(user, 500, messages);
  const loaded = await t.run(() => loadProfile(17, source));
  t.spot(
    "The orders waited for the messages too: gather ends when all in it have ended. Let the orders follow the user inside one function of the gather.",
  )(t.jobs("getOrders", loaded)).toStartAt([messages]);
  t.expect(t.jobs("getOrders", loaded)).toStartAt([user]);
  t.expect(loaded).toTake(Math.max(user + 500, messages));
  t.expect(t.jobs("getUser", loaded)).toHappen(1);
  t.expect(loaded).toLeaveNothingBehind();
});
