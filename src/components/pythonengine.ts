// CPython in the page, made at the first use and shared by every playground: fetched from this very
// site, kept in the browser, and run behind a sealed frame of its own.
import { pythonFrame } from "virtual:engine-files";
import { Client } from "../runner/client.ts";
import type { RunOptions, Script, Supplies } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { keepOffline } from "./offline.ts";

interface Manifest {
  readonly version: string;
  readonly files: readonly PackedFile[];
}

interface PackedFile {
  readonly name: keyof Supplies;
  readonly path: string;
  readonly bytes: number;
}

type Arrived = (bytes: number) => void;

/** How much of how much has arrived, in bytes. */
export type Progress = (loaded: number, total: number) => void;

const shelf = "interleave-python";

export class PythonEngine {
  readonly #base: string;
  #client: Promise<Client> | undefined;
  #watching = new Set<Progress>();

  constructor(base: string) {
    this.#base = base;
  }

  /** Whether a run would begin without fetching anything big. */
  async isHere(): Promise<boolean> {
    if (this.#client) return true;
    const kept = await openShelf();
    return (await kept?.match(`${this.#base}python/here`)) !== undefined;
  }

  /** Starts the interpreter for whoever is about to run something, where nothing has to be fetched. */
  async warm(): Promise<void> {
    if (await this.isHere()) await (await this.#load()).warm();
  }

  async run(program: Script, options: RunOptions, progress: Progress): Promise<Run> {
    this.#watching.add(progress);
    try {
      return (await this.#load()).run(program, options);
    } finally {
      this.#watching.delete(progress);
    }
  }

  #load(): Promise<Client> {
    this.#client ??= this.#makeClient().catch((error: unknown) => {
      // The next try may find the network again.
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  /** The frame and its worker get ready while the interpreter is still on its way to them. */
  async #makeClient(): Promise<Client> {
    const runtime = this.#fetchKept("python.js").then((response) => response.text());
    const supplies = this.#fetchKept("python.json")
      .then((response) => response.json() as Promise<Manifest>)
      .then((manifest) => this.#supplies(manifest));
    const client = new Client({ frameUrl: this.#base + pythonFrame, runtime, supplies });
    // What goes wrong here goes wrong below too, and is told there.
    client.warm().catch(() => {});
    try {
      await Promise.all([runtime, supplies]);
    } catch (error) {
      client.dispose();
      throw error;
    }
    void keepOffline(this.#base);
    return client;
  }

  async #supplies({ version, files }: Manifest): Promise<Supplies> {
    const kept = await openShelf();
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const loaded = new Map<string, number>();
    const parts = files.map(async (file) => {
      const part = await this.#part(file, kept, (bytes) => {
        loaded.set(file.name, bytes);
        const sum = [...loaded.values()].reduce((one, other) => one + other, 0);
        for (const progress of this.#watching) progress(sum, total);
      });
      return [file.name, part] as const;
    });
    const supplies = Object.fromEntries(await Promise.all(parts)) as Supplies;
    await kept?.put(`${this.#base}python/here`, new Response(version)).catch(() => {});
    await forgetOthers(kept, files);
    return supplies;
  }

  /** It is unpacked and kept while it arrives. */
  async #part(file: PackedFile, kept: Cache | null, arrived: Arrived): Promise<Blob> {
    const url = this.#base + file.path;
    const type = file.name === "module" ? "text/javascript" : "application/octet-stream";
    const known = await kept?.match(url);
    if (known?.body) return unpacked(known.body, type);
    const { body } = await this.#fetch(file.path);
    if (!body) throw new Error(`Cannot load ${file.path}: the site answered with nothing`);
    const [used, copied] = body.pipeThrough(counting(arrived)).tee();
    // A browser without room for it fetches it again the next time.
    const keeping = kept?.put(url, new Response(copied)).catch(() => {}) ?? copied.cancel();
    const [part] = await Promise.all([unpacked(used, type), keeping]);
    return part;
  }

  /** The newest there is; without a network the one that was kept. */
  async #fetchKept(path: string): Promise<Response> {
    const kept = await openShelf();
    try {
      const response = await this.#fetch(path);
      await kept?.put(this.#base + path, response.clone());
      return response;
    } catch (error) {
      const known = await kept?.match(this.#base + path);
      if (known) return known;
      throw error;
    }
  }

  async #fetch(path: string): Promise<Response> {
    const response = await fetch(this.#base + path);
    if (response.ok) return response;
    throw new Error(`Cannot load ${path}: the site answered ${response.status}`);
  }
}

/** What this browser keeps for us; `null` where it keeps nothing. */
async function openShelf(): Promise<Cache | null> {
  if (!("caches" in globalThis)) return null;
  return caches.open(shelf).catch(() => null);
}

/** Files of an older Python are of no use. */
async function forgetOthers(kept: Cache | null, files: readonly PackedFile[]): Promise<void> {
  for (const request of (await kept?.keys()) ?? []) {
    const isOld =
      /\.bin$/.test(request.url) && !files.some(({ path }) => request.url.endsWith(path));
    if (isOld) await kept?.delete(request);
  }
}

/** Lets bytes through, and says how many there were so far. */
function counting(
  arrived: Arrived,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, onwards) {
      bytes += chunk.length;
      arrived(bytes);
      onwards.enqueue(chunk);
    },
  });
}

async function unpacked(
  packed: ReadableStream<Uint8Array<ArrayBuffer>>,
  type: string,
): Promise<Blob> {
  const stream = packed.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Blob([await new Response(stream).blob()], { type });
}

const engines = new Map<string, PythonEngine>();

/** The Python whose files are served at `base`. */
export function pythonAt(base: string): PythonEngine {
  let engine = engines.get(base);
  if (!engine) {
    engine = new PythonEngine(base);
    engines.set(base, engine);
  }
  return engine;
}
