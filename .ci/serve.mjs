// Serves the built site, `dist/`, as any static host would: `node .ci/serve.mjs PORT`.
import { join } from "node:path";
import { preview } from "vite";
import { root } from "./install.mjs";

const port = Number(process.argv[2] ?? 4321);
const server = await preview({
  root,
  configFile: false,
  appType: "mpa",
  base: process.env.INTERLEAVE_BASE ?? "/",
  logLevel: "warn",
  build: { outDir: join(root, "dist") },
  preview: { port, strictPort: true, host: "127.0.0.1" },
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => server.close().then(() => process.exit(0)));
}
