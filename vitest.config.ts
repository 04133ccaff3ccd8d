import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: { asyncio: at("./src/asyncio/index.ts"), checks: at("./src/sandbox/checks.ts") },
  },
  test: { include: ["src/**/*.test.ts"], testTimeout: 120_000 },
});
