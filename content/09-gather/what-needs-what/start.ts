import { run, sleep } from "asyncio";

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
  // TODO: the messages need nobody. Don't let them wait.
  const user = await source.user(id);
  const orders = await source.orders(user);
  const messages = await source.messages(id);
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
