// The whole stream is read, then cut into lines.
// says: All lines came back together, when the client had ended: you read the
// whole stream first. Answer each line when it is complete.
import type { StreamReader, StreamWriter } from "asyncio";

export async function echo(reader: StreamReader, writer: StreamWriter) {
  const text = new TextDecoder().decode(await reader.read());
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (const [index, line] of lines.entries())
    writer.write(`${index + 1} ${line}`);
  await writer.drain();
  writer.close();
}
