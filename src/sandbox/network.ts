// The network of programs in the sandbox. There is none yet, and it says so.
import { RuntimeError } from "../asyncio/errors.ts";
import type { Network } from "../asyncio/network.ts";

export const network: Network = {
  connect: () => refuse("open a connection"),
  listen: () => refuse("listen for connections"),
};

function refuse(what: string): never {
  throw new RuntimeError(
    `Cannot ${what}: programs on this page have no network, expected Node, Deno or Bun`,
  );
}
