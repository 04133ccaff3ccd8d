// Seals a worker before Python starts in it: what reaches outside is gone, what the interpreter asks
// for is given from memory, and its memory has an end. The frame's policy would refuse all this too.

export interface Sealing {
  readonly wasm: WebAssembly.Module;
  readonly library: ArrayBuffer;
  /** Bytes. */
  readonly memoryLimit: number;
}

const shut = [
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "importScripts",
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "RTCPeerConnection",
  "FontFace",
  "indexedDB",
  "caches",
  "cookieStore",
  "postMessage",
  "close",
  "onmessage",
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemURL",
  "webkitResolveLocalFileSystemSyncURL",
] as const;

/** Gives what Python sees as the module `js`: next to nothing. */
export function seal({ wasm, library, memoryLimit }: Sealing): { jsglobals: object } {
  for (const name of shut) take(name, undefined);
  take("fetch", async (url: URL | string) => give(`${url}`, library));
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
  limitMemory(memoryLimit);
  const refuse = () => {
    throw new TypeError("Cannot run JavaScript: programs here are Python alone");
  };
  return { jsglobals: { eval: refuse } };
}

/** The interpreter asks for two files: its code, which is there already, and its library. */
function give(url: string, library: ArrayBuffer): Response {
  if (url.endsWith("/pyodide.asm.wasm")) return new Response();
  if (url.endsWith("/python_stdlib.zip")) return new Response(library);
  throw new TypeError(`Cannot fetch ${url}: programs here have no network`);
}

function take(name: string, value: unknown): void {
  for (let at: object | null = globalThis; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) Reflect.deleteProperty(at, name);
  }
  Object.defineProperty(globalThis, name, { value, configurable: false, writable: false });
}

function limitMemory(limit: number): void {
  const page = 65_536;
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * page > limit) {
      throw new RangeError(`Cannot grow the memory: ${limit} bytes are all there is`);
    }
    return grow.call(this, pages);
  };
}
