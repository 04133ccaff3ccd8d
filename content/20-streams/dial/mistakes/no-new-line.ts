// The question is sent without its end.
// says: The clerk heard the question and still waits for the end of the line:
// write a new line after it.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  try {
    writer.write(question);
    await writer.drain();
    const line = new TextDecoder().decode(await reader.readline());
    if (!line.endsWith("\n")) throw new Error("no answer");
    return line.trim();
  } finally {
    writer.close();
    await writer.waitClosed();
  }
}
