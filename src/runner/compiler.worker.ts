// The compiler in a browser: a worker of its own, loaded from a URL, so that the page itself never
// needs to allow wasm. Its first message names the modules that programs may import.

import wasmURL from "esbuild-wasm/esbuild.wasm?url";
import { build, initialize } from "esbuild-wasm/esm/browser.js";
import { type Modules, makeCompiler } from "./compile.ts";
import type { FromCompiler, Program, ToCompiler } from "./protocol.ts";

const compile = makeCompiler({ build });
const ready = initialize({ wasmURL, worker: false });
ready.then(
  () => post({ type: "ready" }),
  () => {}, // Told with the answer to the first program.
);
let modules: Modules = { asyncio: [], checks: [] };

self.onmessage = ({ data }: MessageEvent<ToCompiler>) => {
  switch (data.type) {
    case "open":
      modules = data.modules;
      break;
    case "compile":
      answer(data.id, data.program);
      break;
  }
};

// What esbuild dies of comes up here, not from `build`: the page replaces a worker that fails.
self.onunhandledrejection = (event) => {
  throw event.reason;
};

async function answer(id: number, program: Program): Promise<void> {
  try {
    await ready;
    post({ type: "compiled", id, compiled: await compile(program, modules) });
  } catch (error) {
    // Only text that is nested without end exhausts esbuild's stack, and esbuild with it.
    if (error instanceof RangeError)
      post({ type: "failed", id, message: "it is nested too deeply" });
    else throw error;
  }
}

function post(message: FromCompiler): void {
  self.postMessage(message);
}
