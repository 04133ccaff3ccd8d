// The network in pages and workers: there is none for programs.
import { RuntimeError } from "../errors.ts";
import type { Network } from "../network.ts";

export const network: Network = {
  connect: () => refuse("open a connection"),
  listen: () => refuse("listen for connections"),
  datagrams: () => refuse("open an endpoint for datagrams"),
};

function refuse(what: string): never {
  throw new RuntimeError(
    `Cannot ${what}: a browser gives programs no sockets, expected Node, Deno or Bun`,
  );
}
