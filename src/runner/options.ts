// How a program is run when nobody says otherwise; and the limits that a learner is told of.
import type { Limits, RunOptions } from "./protocol.ts";

export const limits: Limits = {
  heartbeat: 5000,
  virtualTime: 24 * 60 * 60 * 1000,
  events: 1_000_000,
  bytes: 64 * 1024 * 1024,
};

export const defaults: RunOptions = { seed: 1, clock: "virtual", schedule: 0, limits };
