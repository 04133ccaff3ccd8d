// What a file that runs as a process finds in its realm: the same globals as the program that started it,
// and Node's `process` besides.
import type { Place, Script, Site } from "../runner/protocol.ts";
import { wrapJob } from "./context.ts";
import { carryThen, type FrameHooks, install } from "./contextnotes.ts";
import { layGlobals } from "./globals.ts";
import { internet, world } from "./host.ts";
import { inspectLine } from "./inspectline.ts";
import { markLoops, Rounds } from "./loops.ts";
import { makeSay } from "./programconsole.ts";
import { alone } from "./programnetwork.ts";
import type { Beginning } from "./programwire.ts";
import { Random } from "./random.ts";
import type { Stacks } from "./stack.ts";
import { layTexts } from "./texts.ts";

interface Port {
  /** The time at which it begins. */
  readonly from: number;
  readonly process: object;
  readonly stacks: Stacks;
  out(text: string): void;
  err(text: string): void;
  uncaught(error: unknown): void;
  /** A call of the program waits there. */
  suspended(place: Place | null): void;
}

export function layProgram({ seed, script, scenario }: Beginning, port: Port): void {
  const { from, stacks, out, err, uncaught } = port;
  const print = (values: readonly unknown[]) =>
    inspectLine(values, (error) => stacks.stackOf(error));
  layGlobals(globalThis, {
    ...{ world, from, uncaught },
    network: alone(internet),
    random: new Random(seed),
    say: makeSay({ print, out, err }),
    notes: { set() {}, fired() {}, cleared() {}, queued: () => 0, began() {}, ended() {} },
    wrap: wrapJob,
    job: () => {},
  });
  internet.begin(scenario, seed);
  const entry = { value: port.process, writable: true, configurable: true };
  Object.defineProperty(globalThis, "process", entry);
  install(globalThis, hooks(script.sites, port));
  carryThen(Promise.prototype);
  layTexts(Function.prototype, script.code, script.inserted ?? []);
  stacks.install();
}

function hooks(sites: readonly Site[], { stacks, suspended }: Port): FrameHooks {
  return {
    frameEntered: () => {},
    frameSuspended: (_frame, site) => {
      const at = sites[site];
      suspended(at === undefined ? null : { file: at.file, line: at.line, column: at.column });
    },
    frameResumed: () => {},
    frameExited: () => {},
    caught: (error, site) => {
      stacks.mend(error, site);
      return error;
    },
  };
}

/** The code with a word in each of its loops, for a run that is to find out where it hangs. */
export function marked(script: Script, moved: (place: Place) => void): string {
  const { code, name } = markLoops(script);
  const rounds = new Rounds(script.loops ?? [], moved);
  Object.defineProperty(globalThis, name, { value: (index: number) => rounds.round(index) });
  return code;
}
