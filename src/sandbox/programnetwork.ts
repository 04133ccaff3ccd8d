// The network of a file that runs as a process: the hosts of the scenario, as the program that started it
// has them, but in a world of its own. Nobody outside would ever reach a server there, nor it one outside;
// so it is told at once.
import { RuntimeError } from "../asyncio/errors.ts";
import type { Network } from "../asyncio/network.ts";

const own = /^(?:localhost|127\..*|::1?|0\.0\.0\.0|)$/i;

export function alone(network: Network): Network {
  return {
    connect(address, encryption, events) {
      if (address.kind === "tcp" && own.test(address.host)) {
        refuse(`connect to ${address.host}:${address.port}`);
      }
      return network.connect(address, encryption, events);
    },
    listen(address) {
      refuse(
        address.kind === "tcp" ? `listen at port ${address.port}` : `listen at ${address.path}`,
      );
    },
    datagrams(plan, events) {
      if (plan.remote === null) refuse(`take datagrams at port ${plan.local.port}`);
      if (own.test(plan.remote.host)) refuse(`send to ${plan.remote.host}:${plan.remote.port}`);
      return network.datagrams(plan, events);
    },
  };
}

function refuse(what: string): never {
  throw new RuntimeError(
    `Cannot ${what}: a process here and the program that started it reach the hosts of the scenario, but not each other; let them talk through their pipes`,
  );
}
