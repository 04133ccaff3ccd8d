// Nobody expects that a client is gone.
// says: A client was gone before its answer, and that was reported as an error
// of your server. Catch a ConnectionError around the conversation.
import { type StreamReader, type StreamWriter, startServer } from "asyncio";

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
    } finally {
      writer.close();
    }
  }

  return await startServer(serve, { host: "localhost", port });
}
