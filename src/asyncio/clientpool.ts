// The connections of a session: so many at most, and those that are done with wait to be used again.
import type { TlsOptions } from "./network.ts";
import { Semaphore } from "./semaphore.ts";
import { openConnection, type Streams } from "./streams.ts";

/** A connection in use, and whether it served before. */
export interface Line {
  readonly streams: Streams;
  readonly isReused: boolean;
  /** Ends the use of it: it is kept, or closed. */
  done(keep: boolean): void;
}

export interface PoolOptions {
  readonly limit: number;
  readonly limitPerHost: number;
  readonly ssl: TlsOptions | undefined;
}

export class Pool {
  readonly #options: PoolOptions;
  readonly #places: Semaphore;
  readonly #hosts = new Map<string, Semaphore>();
  readonly #kept = new Map<string, Streams[]>();
  readonly #used = new Set<Streams>();
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#places = new Semaphore(options.limit);
  }

  /** Waits for a place, and opens a connection unless one is kept. */
  async take(url: URL): Promise<Line> {
    const host = this.#hostOf(url.origin);
    await host?.acquire();
    try {
      await this.#places.acquire();
    } catch (error) {
      host?.release();
      throw error;
    }
    const free = () => {
      this.#places.release();
      host?.release();
    };
    try {
      const kept = this.#keptFor(url.origin);
      const streams = kept ?? (await openConnection(this.#addressOf(url)));
      this.#used.add(streams);
      return this.#line(url.origin, streams, kept !== null, free);
    } catch (error) {
      free();
      throw error;
    }
  }

  /** Closes what is kept and what is in use. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#used, ...[...this.#kept.values()].flat()];
    this.#kept.clear();
    for (const { writer } of all) writer.close();
    for (const { writer } of all) await writer.waitClosed().catch(() => {});
  }

  #line(origin: string, streams: Streams, isReused: boolean, free: () => void): Line {
    let isOver = false;
    const done = (keep: boolean) => {
      if (isOver) return;
      isOver = true;
      this.#used.delete(streams);
      if (!keep || this.#isClosed) streams.writer.close();
      else this.#kept.set(origin, [...(this.#kept.get(origin) ?? []), streams]);
      free();
    };
    return { streams, isReused, done };
  }

  /** One that the other side has closed meanwhile is of no use. */
  #keptFor(origin: string): Streams | null {
    const kept = this.#kept.get(origin) ?? [];
    for (let streams = kept.pop(); streams !== undefined; streams = kept.pop()) {
      if (!streams.writer.isClosing() && !streams.reader.atEof()) return streams;
      streams.writer.close();
    }
    return null;
  }

  #hostOf(origin: string): Semaphore | null {
    const { limitPerHost } = this.#options;
    if (limitPerHost === Infinity) return null;
    const host = this.#hosts.get(origin) ?? new Semaphore(limitPerHost);
    this.#hosts.set(origin, host);
    return host;
  }

  #addressOf({ protocol, hostname, port }: URL) {
    const isSecure = protocol === "https:";
    const host = hostname.replace(/^\[|\]$/g, "");
    const address = { host, port: Number(port || (isSecure ? 443 : 80)) };
    return isSecure ? { ...address, ssl: this.#options.ssl ?? true } : address;
  }
}
