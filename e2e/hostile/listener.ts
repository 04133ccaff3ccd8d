// A server that listens for whatever gets out, and remembers it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listener {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  /** Every request, and every connection that asked for nothing. */
  readonly heard: readonly string[];
  close(): void;
}

export async function listen(): Promise<Listener> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader("access-control-allow-origin", "*");
    response.end("export default 'leaked';");
  });
  server.on("connection", () => heard.push("a connection"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, heard, close: () => void server.close() };
}
