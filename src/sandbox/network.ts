// The network of programs in the sandbox: a simulated one.
import type { Network } from "../asyncio/network.ts";
import { internet, machine } from "./host.ts";
import { alone } from "./programnetwork.ts";

const there = () => (machine.role === "process" ? alone(internet) : internet);

export const network: Network = {
  connect: (address, encryption, events) => there().connect(address, encryption, events),
  listen: (address, options, events) => there().listen(address, options, events),
  datagrams: (plan, events) => there().datagrams(plan, events),
};
