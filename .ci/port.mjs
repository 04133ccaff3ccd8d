// Finds a port that is free on this machine: the wanted one, or the next.
import { createServer } from "node:net";

export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`Cannot find a free port: found ${wanted} to ${wanted + 99} all in use`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
