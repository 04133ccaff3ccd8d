// How the page runs a program: virtual time, seed 1, the limits that are told when they bite.
import type { RunOptions } from "../runner/protocol.ts";

export const runOptions: RunOptions = {
  seed: 1,
  schedule: 0,
  clock: "virtual",
  limits: {
    heartbeat: 5_000,
    virtualTime: 24 * 60 * 60 * 1000,
    events: 1_000_000,
    bytes: 64 * 1024 * 1024,
  },
};
