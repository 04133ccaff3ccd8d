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

  async #makeClient(): Promise<Client> {
    const [manifest, runtime] = await Promise.all([
      this.#fetchKept("python.json").then((response) => response.json() as Promise<Manifest>),
      this.#fetchKept("python.js").then((response) => response.text()),
    ]);
    const supplies = await this.#supplies(manifest);
    void keepOffline(this.#base);
    return new Client({ frameUrl: this.#base + pythonFrame, runtime, supplies });
  }

  async #supplies({ version, files }: Manifest): Promise<Supplies> {
    const kept = await openShelf();
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const loaded = new Map<string, number>();
    const parts = files.map(async (file) => {
      const packed = await this.#packed(file, kept, (bytes) => {
        loaded.set(file.name, bytes);
        const sum = [...loaded.values()].reduce((one, other) => one + other, 0);
        for (const progress of this.#watching) progress(sum, total);
      });
      const type = file.name === "module" ? "text/javascript" : "application/octet-stream";
      return [file.name, await unpacked(packed, type)] as const;
    });
    const supplies = Object.fromEntries(await Promise.all(parts)) as Supplies;
    await kept?.put(`${this.#base}python/here`, new Response(version));
    await forgetOthers(kept, files);
    return supplies;
  }

  async #packed(
    { path }: PackedFile,
    kept: Cache | null,
    arrived: (bytes: number) => void,
  ): Promise<Blob> {
    const url = this.#base + path;
    const known = await kept?.match(url);
    if (known) return known.blob();
    const response = await this.#fetch(path);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const chunk of chunksOf(response)) {
      chunks.push(chunk);
      bytes += chunk.length;
      arrived(bytes);
    }
    const blob = new Blob(chunks);
    await kept?.put(url, new Response(blob));
    return blob;
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

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return;
    yield chunk.value;
  }
}

async function unpacked(packed: Blob, type: string): Promise<Blob> {
  const stream = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
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
