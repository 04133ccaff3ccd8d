// The task is awaited to make it begin.
// says: ready came when the listener was over. To let it begin, don't wait
// for its end.
import { createTask } from "asyncio";

export async function serve(listen: () => Promise<number>) {
  const calls = await createTask(listen, { name: "listener" });
  console.log("ready");
  return calls;
}
