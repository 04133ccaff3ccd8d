// The core (loop, tasks, futures, gather, run, sleep) stays small: under 8 KiB, minified and gzipped.
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild-wasm";
import { expect, test } from "vitest";

const budget = 8 * 1024;
const folder = new URL(".", import.meta.url).pathname;

/** What a program does not use is left out; these two say, when loaded, what a loop makes. */
const shaking: Plugin = {
  name: "shaking",
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /\.ts$/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === "resolved") return undefined;
      const options = { ...where, pluginData: "resolved" };
      const { path: file } = await resolve(path, options);
      return { path: file, sideEffects: /\/(task|future)\.ts$/.test(file) };
    });
  },
};

test("the core is under 8 KiB", async () => {
  const contents = 'export { createTask, Future, gather, run, sleep } from "./index.ts";';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "esnext",
    plugins: [shaking],
  });
  const size = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  expect(size).toBeGreaterThan(5000);
  expect(size).toBeLessThan(budget);
});
