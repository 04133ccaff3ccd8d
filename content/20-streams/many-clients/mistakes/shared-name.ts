// The name stands outside of the function for one client.
// says: Answers were made out to somebody else: the clients share a variable,
// and the last one who came has left a name in it. Put it into the function
// that serves one client.
import {
  ConnectionError,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

type Answer = (name: string, question: string) => Promise<string>;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();

export async function openOffice(port: number, answer: Answer) {
  let name = "";

  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      name = text(await reader.readline());
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

  return await startServer(serve, { host: "localhost", port });
}
