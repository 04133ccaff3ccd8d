// The conversation is over, and the connection is not.
// says: The client has ended its stream and still waits for the end of yours.
// Close the writer when the lines are over.
import {
  ConnectionError,
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
    }
  }

  return await startServer(serve, { host: "localhost", port });
}
