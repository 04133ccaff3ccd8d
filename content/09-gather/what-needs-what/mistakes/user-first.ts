// The user comes first, for everybody.
// says: The messages wait for the user, and need nothing of the user. Only
// the orders do.
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
  const user = await source.user(id);
  const [orders, messages] = await gather([
    () => source.orders(user),
    () => source.messages(id),
  ]);
  return { user, orders, messages };
}
