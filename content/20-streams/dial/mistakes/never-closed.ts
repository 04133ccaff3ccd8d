// The answer is there, and the connection is forgotten.
// says: You have your answer, and the connection is still open a second later:
// close the writer.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  writer.write(`${question}\n`);
  await writer.drain();
  const line = new TextDecoder().decode(await reader.readline());
  if (!line.endsWith("\n")) throw new Error("no answer");
  return line.trim();
}
