// What crosses between a program's realm and one in which a file of its runs as a process. Types only.
import type { FileSystem, OpenFile } from "../asyncio/file.ts";
import type { Place, Scenario, Script } from "../runner/protocol.ts";

/** To a realm that is to be a process, once. */
export interface ToProgramRealm {
  readonly type: "program";
  readonly port: MessagePort;
}

/** What a process begins with. */
export interface Beginning {
  readonly file: string;
  /** The whole path of the file, as the process knows it. */
  readonly path: string;
  /** Every file of the program, as it was written. */
  readonly sources: Readonly<Record<string, string>>;
  readonly script: Script;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly pid: number;
  readonly clock: "virtual" | "real";
  readonly schedule: number;
  readonly seed: number;
  /** Milliseconds that the clock may show at most. */
  readonly virtualTime: number;
  readonly scenario: Scenario;
  /** The program hung and is run again to find out where: its process tells its way too. */
  readonly trailing: boolean;
}

/** 1 is standard output, 2 standard error. */
export type OutputNumber = 1 | 2;

/** What comes to a process from outside. */
export type Arrival =
  | { readonly kind: "input"; readonly bytes: Uint8Array }
  | { readonly kind: "inputEnded" }
  /** So many bytes of what it wrote are in the pipe. */
  | { readonly kind: "taken"; readonly stream: OutputNumber; readonly bytes: number }
  /** Nobody reads there any more. */
  | { readonly kind: "broken"; readonly stream: OutputNumber }
  | { readonly kind: "signal"; readonly signal: number }
  | { readonly kind: "answered"; readonly id: number; readonly answer: FileAnswer };

/** What it asks of the program's disk: of an open file, by its number there, or of all of them. */
export interface Asked {
  /** The time of the process. */
  readonly at: number;
  readonly id: number;
  readonly file: number | null;
  readonly call: Exclude<keyof FileSystem | keyof OpenFile, "start" | "drop">;
  readonly args: readonly unknown[];
}

export type FileAnswer =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "failed"; readonly message: string; readonly code: string };

/** It is `at`: go on from there. The first of these begins the process. */
export interface ToProgram {
  readonly round: number;
  readonly at: number;
  /** Nobody else does anything before, unless because of what it does. */
  readonly until: number;
  readonly arrivals: readonly Arrival[];
  readonly beginning?: Beginning;
}

export interface Written {
  /** The time of the process. */
  readonly at: number;
  readonly stream: OutputNumber;
  readonly bytes: Uint8Array;
}

export type FromProgram =
  /** Its first line is about to run. */
  | { readonly type: "began" }
  /** Its turns end; said now and then. */
  | { readonly type: "alive" }
  /** More than it may keep to itself. */
  | { readonly type: "wrote"; readonly written: readonly Written[] }
  | { readonly type: "asks"; readonly asked: Asked }
  /** The signals that it takes itself. */
  | { readonly type: "catches"; readonly signals: readonly number[] }
  /** The line it is at, while it is asked for its way. */
  | { readonly type: "at"; readonly place: Place }
  | Rest
  | Exited;

/** Nothing happens in it before `next`, or before something comes from outside. */
export interface Rest {
  readonly type: "rests";
  readonly round: number;
  readonly written: readonly Written[];
  /** `null` if only what comes from outside can wake it. */
  readonly next: number | null;
  /** It waits for its standard input. */
  readonly reads: boolean;
}

export interface Exited {
  readonly type: "exited";
  readonly written: readonly Written[];
  readonly at: number;
  readonly code: number;
}
