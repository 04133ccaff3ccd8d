// One request and its answer, over a connection of its own: HTTP/1.1, as its bytes go over the line.
import { type Head, type Header, MessageParser } from "../asyncio/httpparser.ts";
import { joined } from "../asyncio/joined.ts";
import type { Attempt, Encryption, Network, Transport } from "../asyncio/network.ts";

export interface Wanted {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | null;
}

export interface Hearer {
  head(head: Head): void;
  body(bytes: Uint8Array): void;
  end(): void;
  failed(error: Error): void;
}

const text = new TextEncoder();

export class Exchange {
  readonly #hearer: Hearer;
  readonly #parser: MessageParser;
  readonly #attempt: Attempt;
  #transport: Transport | null = null;
  #state: "under way" | "over" = "under way";

  constructor(network: Network, wanted: Wanted, hearer: Hearer) {
    this.#hearer = hearer;
    const heard = {
      head: (head: Head) => hearer.head(head),
      body: (bytes: Uint8Array) => hearer.body(bytes),
      end: () => this.#ended(),
    };
    this.#parser = new MessageParser("response", heard, () => wanted.method === "HEAD");
    const { hostname, port, protocol } = wanted.url;
    const host = hostname.replace(/^\[|\]$/g, "");
    const isSecure = protocol === "https:";
    const encryption: Encryption = isSecure ? { options: {}, name: host } : null;
    const address = { kind: "tcp", host, port: Number(port || (isSecure ? 443 : 80)) } as const;
    this.#attempt = network.connect(address, encryption, {
      opened: (transport) => this.#opened(transport, wanted),
      received: (bytes) => this.#read(() => void this.#parser.feed(bytes)),
      ended: () => this.#read(() => this.#parser.finish()),
      sent() {},
      lost: (error) => this.#fail(error ?? closed()),
    });
  }

  /** Lets the other side wait until `resume`. */
  pause(): void {
    this.#transport?.pauseReading();
  }

  resume(): void {
    this.#transport?.resumeReading();
  }

  cancel(): void {
    if (this.#state === "over") return;
    this.#state = "over";
    if (this.#transport === null) this.#attempt.cancel();
    else this.#transport.abort();
  }

  #opened(transport: Transport, { method, url, headers, body }: Wanted): void {
    this.#transport = transport;
    if (this.#state === "over") {
      transport.abort();
      return;
    }
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const head = `${method} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n${lines}`;
    transport.write(joined([text.encode(`${head}Connection: close\r\n\r\n`), body ?? none]));
  }

  #read(read: () => void): void {
    if (this.#state === "over") return;
    try {
      read();
    } catch (error) {
      this.#fail(error instanceof Error ? error : closed());
    }
  }

  #ended(): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#transport?.close();
    this.#hearer.end();
  }

  #fail(error: Error): void {
    if (this.#state === "over") return;
    this.cancel();
    // What the system said is told as it said it.
    this.#hearer.failed(error.cause instanceof Error ? error.cause : error);
  }
}

const none = new Uint8Array();

function closed(): Error {
  return Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
}
