// A task, and an await in the same line.
// says: Both waits add up: one of the two begins only when the other is
// over. An await in the line that starts the work waits for all of it.
import { createTask } from "asyncio";

type Work = () => Promise<string>;

export async function evening(load: Work, cook: Work) {
  const news = await createTask(load);
  const dish = await createTask(cook);
  return `${dish} with ${news}`;
}
