// What the frame hands to each of its workers besides the runtime: the parts of an interpreter. They
// are unpacked and compiled once; how the first worker began is kept, so that later ones begin at once.
import type { FromSuppliedWorker, Supplies, ToSuppliedWorker } from "./protocol.ts";

export class Stock {
  #parts: Promise<ToSuppliedWorker> | null = null;
  #memory: Uint8Array | null = null;

  supply(supplies: Supplies): void {
    this.#parts = unpack(supplies);
    // Each worker that waits for them says what went wrong.
    this.#parts.catch(() => {});
  }

  /** Hands over what there is, if there is anything, and waits until the worker could begin. */
  async give(worker: Worker): Promise<void> {
    if (this.#parts === null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#listen(worker, resolve);
    void this.#parts.then(
      (parts) => worker.postMessage({ ...parts, memory: this.#memory }),
      (error: unknown) => worker.postMessage({ type: "unsupplied", message: `${error}` }),
    );
    await promise;
  }

  /** Only the first word of a worker counts: it is said before the program is there. */
  #listen(worker: Worker, begun: () => void): void {
    const listen = ({ data }: MessageEvent<FromSuppliedWorker>) => {
      if (data.memory instanceof Uint8Array) this.#memory ??= data.memory;
      begun();
    };
    worker.addEventListener("message", listen, { once: true });
  }
}

async function unpack({ module, wasm, library }: Supplies): Promise<ToSuppliedWorker> {
  const [compiled, bytes] = await Promise.all([
    wasm.arrayBuffer().then((code) => WebAssembly.compile(code)),
    library.arrayBuffer(),
  ]);
  return { type: "supply", module, wasm: compiled, library: bytes, memory: null };
}
