// CPython in the page, made at the first use and shared by every playground: fetched from this very
// site, kept in the browser, and run behind a sealed frame of its own.
import { pythonFrame } from "virtual:engine-files";
import { Client } from "../runner/client.ts";
import type { RunOptions, Script, Supplies } from "../runner/protocol.ts";
import type { Run } from "../runner/stream.ts";
import { load, once } from "./load.ts";
import { keepOffline } from "./offline.ts";

interface Manifest {
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
  readonly #watching = new Set<Progress>();
  readonly #manifest = once(
    async () => (await (await this.#fetchKept("python.json")).json()) as Manifest,
  );
  readonly #client = once(() => this.#makeClient());

  constructor(base: string) {
    this.#base = base;
  }

  /** Whether a run would begin without fetching anything big: all that the site has now is kept. */
  async isHere(): Promise<boolean> {
    const kept = await openShelf();
    // Whoever never ran Python is asked for nothing.
    if (!(await kept?.match(`${this.#base}python.json`))) return false;
    const { files } = await this.#manifest();
    const found = await Promise.all(files.map(({ path }) => kept?.match(this.#base + path)));
    return !found.includes(undefined);
  }

  /** Starts the interpreter for whoever is about to run something, where nothing has to be fetched. */
  async warm(): Promise<void> {
    if (await this.isHere()) await (await this.#client()).warm();
  }

  async run(program: Script, options: RunOptions, progress: Progress): Promise<Run> {
    this.#watching.add(progress);
    try {
      return (await this.#client()).run(program, options);
    } finally {
      this.#watching.delete(progress);
    }
  }

  /** The frame and its worker get ready while the interpreter is still on its way to them. */
  async #makeClient(): Promise<Client> {
    const runtime = this.#fetchKept("python.js").then((response) => response.text());
    const supplies = this.#manifest().then((manifest) => this.#supplies(manifest));
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

  async #supplies({ files }: Manifest): Promise<Supplies> {
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
    await forgetOthers(kept, this.#base, files);
    return supplies;
  }

  /** It is unpacked and kept while it arrives. */
  async #part(file: PackedFile, kept: Cache | null, arrived: Arrived): Promise<Blob> {
    const url = this.#base + file.path;
    const type = file.name === "module" ? "text/javascript" : "application/octet-stream";
    const known = await kept?.match(url);
    if (known?.body) return unpacked(known.body, type);
    const { body } = await load(url);
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
      const response = await load(this.#base + path);
      await kept?.put(this.#base + path, response.clone());
      return response;
    } catch (error) {
      const known = await kept?.match(this.#base + path);
      if (known) return known;
      throw error;
    }
  }
}

/** What this browser keeps for us; `null` where it keeps nothing. */
async function openShelf(): Promise<Cache | null> {
  if (!("caches" in globalThis)) return null;
  return caches.open(shelf).catch(() => null);
}

/** Files of an older Python are of no use; what another site of this origin keeps is not ours. */
async function forgetOthers(
  kept: Cache | null,
  base: string,
  files: readonly PackedFile[],
): Promise<void> {
  const packed = new URL(`${base}python/`, location.href).href;
  for (const request of (await kept?.keys()) ?? []) {
    const isOld =
      request.url.startsWith(packed) && !files.some(({ path }) => request.url.endsWith(path));
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
