// The task itself is returned.
// says: You got the dish and not the ticket: an async function that returns
// a task waits for it. Put the task into an object.
import { createTask } from "asyncio";

export async function order(
  dish: string,
  note: (dish: string) => Promise<number>,
  cook: (dish: string) => Promise<string>,
) {
  const number = await note(dish);
  const ready = createTask(() => cook(dish), { name: dish });
  Object.assign(ready, { number });
  return ready;
}
