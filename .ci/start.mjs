// `npm start`: installs what is missing, builds the site and serves it.
import { spawn } from "node:child_process";
import { build } from "./build.mjs";
import { environment, install, onWindows, root } from "./install.mjs";
import { freePort } from "./port.mjs";

const options = { cwd: root, env: environment(), stdio: "inherit", shell: onWindows };

try {
  install();
  console.log("Building the site …");
  if (!build())
    throw new Error("Cannot serve the site: its build failed; the message stands above");
  await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function serve() {
  const wanted = Number(process.env.PORT ?? 4321);
  const port = await freePort(wanted);
  if (port !== wanted) console.log(`Port ${wanted} is in use; taking ${port} instead.`);
  const server = spawn("node", [".ci/serve.mjs", String(port)], options);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code) => process.exit(code ?? 0));
  const url = `http://localhost:${port}${process.env.INTERLEAVE_BASE ?? "/"}`;
  await answers(url);
  console.log(`Interleave is at ${url} (Ctrl+C ends it)`);
}

async function answers(url) {
  for (let tries = 0; tries < 150; tries++) {
    const found = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Cannot reach the site: nothing answered at ${url} within 15 s`);
}
