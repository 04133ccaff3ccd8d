// The line is trimmed before anybody looks at its end.
// says: The clerk's stream ended in the middle of the line, and you took what
// was left for an answer. It has no new line at its end.
import { openConnection } from "asyncio";

export async function ask(port: number, question: string) {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  try {
    writer.write(`${question}\n`);
    await writer.drain();
    return new TextDecoder().decode(await reader.readline()).trim();
  } finally {
    writer.close();
    await writer.waitClosed();
  }
}
