#!/usr/bin/env node
// Starts main.ts with a Node that runs TypeScript: this one, or else the project's own.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const main = new URL("./main.ts", import.meta.url);
const oldest = 24;

if (Number.parseInt(process.versions.node, 10) >= oldest) await import(main.href);
else handOver();

function handOver() {
  const node = findNode();
  if (node === null) {
    console.error(`Cannot run on Node ${process.versions.node}: expected ${oldest} or newer`);
    process.exitCode = 1;
    return;
  }
  const args = [fileURLToPath(main), ...process.argv.slice(2)];
  const child = spawn(node, args, { stdio: "inherit" });
  // Both get the terminal's signals; this one waits for what the other makes of them.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
  });
}

function findNode() {
  try {
    return createRequire(import.meta.url).resolve("node/bin/node");
  } catch {
    return null;
  }
}
