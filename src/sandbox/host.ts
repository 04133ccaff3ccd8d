// What the library stands on inside the sandbox: the one world of this realm, and the carrier that the
// instrumented code keeps. The only module of the sandbox with a state of its own.
import type { Host } from "../asyncio/host.ts";
import { commands } from "./commands.ts";
import { adopt, beginTurn, current, enter } from "./context.ts";
import { Disk } from "./disk.ts";
import { Machine } from "./machine.ts";
import { Internet } from "./networkworld.ts";
import { takeRealm } from "./real.ts";
import { World } from "./world.ts";

export const realm = takeRealm();
export const world = new World(realm, beginTurn);
export const machine = new Machine(world, commands, realm.spawn);
export const disk = new Disk(world, machine.files);
export const internet = new Internet(world);

export const host: Host = {
  turn: (callback) => world.turn(callback),
  now: () => world.now(),
  sequence: () => world.sequence(),
  wake: (when, sequence, callback) => world.wake(when, sequence, callback),
  iterated: () => world.iterated(),
  report: (error) => world.report(error),
  enter,
  current,
  adopt,
};
