// Everything is read, and nobody ends the stream.
// says: You wait for the end of the stream, and the clerk waits for you to hang
// up. Read one line, not everything.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  try {
    writer.write(`${question}\n`);
    await writer.drain();
    const answer = new TextDecoder().decode(await reader.read());
    if (!answer.endsWith("\n")) throw new Error("no answer");
    return answer.trim();
  } finally {
    writer.close();
    await writer.waitClosed();
  }
}
