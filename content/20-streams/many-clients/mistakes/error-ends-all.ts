// An answer that fails ends the conversation.
// says: One answer failed, and the client was shown the door: the error ended
// the whole function. Catch it around that one answer.
import { type StreamReader, type StreamWriter, startServer } from "asyncio";

type Answer = (name: string, question: string) => Promise<string>;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();

export async function openOffice(port: number, answer: Answer) {
  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      const name = text(await reader.readline());
      for await (const question of reader) {
        const found = await answer(name, text(question));
        writer.write(`${found}\n`);
        await writer.drain();
      }
    } catch (error) {
      console.error(error);
    } finally {
      writer.close();
    }
  }

  return await startServer(serve, { host: "localhost", port });
}
