// An await of something that is there already lets no other task in.
// says: ready was printed while the listener stood in the list and had not
// begun: whoever called at that moment got no answer.
import { createTask } from "asyncio";

export async function serve(listen: () => Promise<number>) {
  const listener = createTask(listen, { name: "listener" });
  await Promise.resolve();
  console.log("ready");
  return await listener;
}
