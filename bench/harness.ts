// What the browser's benchmark puts into a page: our compiler and plain esbuild-wasm, side by side on
// the same program, in the same realm.
import { pageScript } from "../e2e/bundle.ts";

const entry = `
import { build, initialize } from "esbuild-wasm/esm/browser.js";
import { makeCompiler } from "./src/runner/compile.ts";
import { instrument } from "./src/runner/instrument.ts";

const rounds = 30;
const modules = { asyncio: ["createTask", "gather", "sleep"], checks: [] };

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeat(work) {
  for (let warm = 0; warm < 5; warm++) await work();
  const found = [];
  for (let round = 0; round < rounds; round++) found.push(await timed(work));
  return found;
}

globalThis.harness = async (wasmURL, source) => {
  const start = await timed(() => initialize({ wasmURL, worker: false }));
  const compile = makeCompiler({ build });
  const program = { entry: "main.ts", files: { "main.ts": source } };
  const plainly = () => build({
    stdin: { contents: source, loader: "ts", sourcefile: "main.ts" },
    bundle: true, write: false, outfile: "program.js", format: "esm", target: "esnext",
    platform: "neutral", keepNames: true, sourcemap: "external", external: ["asyncio"],
  });
  const oursFirst = await timed(() => compile(program, modules));
  const plain = await repeat(plainly);
  const ours = await repeat(() => compile(program, modules));
  const { outputFiles } = await plainly();
  const code = outputFiles.find(({ path }) => path.endsWith(".js")).text;
  const only = await repeat(async () => instrument(code, {}));
  return { start, oursFirst, plain, ours, instrument: only };
};
`;

/** The harness as one script that lays `harness(wasm, source)` on the global object. */
export function buildHarness(): Promise<string> {
  return pageScript(entry);
}
