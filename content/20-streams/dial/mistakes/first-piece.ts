// What is there first is taken for the answer.
// says: You took what was there first, and it was a piece of the answer. A line
// is complete when its new line has come.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  try {
    writer.write(`${question}\n`);
    await writer.drain();
    const answer = new TextDecoder().decode(await reader.read(1024));
    if (answer === "") throw new Error("no answer");
    return answer.trim();
  } finally {
    writer.close();
    await writer.waitClosed();
  }
}
