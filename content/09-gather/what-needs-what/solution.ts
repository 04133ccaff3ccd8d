import { gather, run, sleep } from "asyncio";

export interface User {
  readonly name: string;
  readonly customer: number;
}

export interface Source {
  user(id: number): Promise<User>;
  orders(user: User): Promise<string[]>;
  messages(id: number): Promise<number>;
}

export async function loadProfile(id: number, source: Source) {
  // The two that need each other are one piece of work.
  async function userWithOrders() {
    const user = await source.user(id);
    return { user, orders: await source.orders(user) };
  }
  const [{ user, orders }, messages] = await gather([
    userWithOrders,
    () => source.messages(id),
  ]);
  return { user, orders, messages };
}

const source: Source = {
  async user(id) {
    await sleep(400);
    return { name: "Ada", customer: id + 1000 };
  },
  async orders({ customer }) {
    await sleep(500);
    return [`a lamp for ${customer}`];
  },
  async messages(id) {
    await sleep(700);
    return id % 5;
  },
};

console.log(await run(() => loadProfile(17, source)));
