// Whatever can begin is gathered, and the rest comes after all of it.
// says: The orders waited for the messages too: gather ends when all in it
// have ended. Let the orders follow the user inside one function of the
// gather.
import { gather } from "asyncio";

interface User {
  readonly name: string;
  readonly customer: number;
}

interface Source {
  user(id: number): Promise<User>;
  orders(user: User): Promise<string[]>;
  messages(id: number): Promise<number>;
}

export async function loadProfile(id: number, source: Source) {
  const [user, messages] = await gather([
    () => source.user(id),
    () => source.messages(id),
  ]);
  const orders = await source.orders(user);
  return { user, orders, messages };
}
