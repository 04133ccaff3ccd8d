// A clerk takes one client after the other.
// says: The clients were served one after the other: each waited until all
// before it had left. Serve each in the function that startServer calls for it.
import {
  ConnectionError,
  createTask,
  Queue,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

type Answer = (name: string, question: string) => Promise<string>;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();

export async function openOffice(port: number, answer: Answer) {
  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      const name = text(await reader.readline());
      for await (const question of reader) {
        const found = await answer(name, text(question)).catch(() => "sorry");
        writer.write(`${found}\n`);
        await writer.drain();
      }
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    } finally {
      writer.close();
    }
  }

  const line = new Queue<[StreamReader, StreamWriter]>();
  createTask(async () => {
    for await (const [reader, writer] of line) await serve(reader, writer);
  });
  return await startServer(
    (reader, writer) => line.putNowait([reader, writer]),
    { host: "localhost", port },
  );
}
