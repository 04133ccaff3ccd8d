// The network of programs in the sandbox: a simulated one.
import type { Network } from "../asyncio/network.ts";
import { internet } from "./host.ts";

export const network: Network = internet;
