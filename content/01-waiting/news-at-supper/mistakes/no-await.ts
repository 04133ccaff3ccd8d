// The task is put into the sentence.
// says: The sentence holds the task, or the promise, and not what came of
// it. await gives you the text.
import { createTask } from "asyncio";

type Work = () => Promise<string>;

export async function evening(load: Work, cook: Work) {
  const news = createTask(load);
  const dish = await cook();
  return `${dish} with ${news}`;
}
