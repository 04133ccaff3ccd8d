// What crosses the boundary between a page (or the command line) and a running program. Types only:
// this file imports nothing, and everything that crosses is one of the unions below. It is over 300
// lines because the wire is one contract, to be read in one place.

/** A position in the learner's own files; line and column start at 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The learner's files by name, such as `main.ts`; the first named is the entry. */
export interface Program {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  /** Files that only each other may import, when the program is graded: `checks` is the last. */
  readonly graders?: readonly string[];
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly place: Place | null;
  /** How many characters from `place` on are meant. */
  readonly length: number;
  /** The source line, as the learner wrote it. */
  readonly lineText: string;
}

/** What the compiler hands to the sandbox: one script, its sites, its way back to the sources. */
export interface Script {
  readonly code: string;
  /** Source map (version 3, JSON) from `code` to the learner's files. */
  readonly map: string;
  /** The instrumented code names places by their index in this list. */
  readonly sites: readonly Site[];
  /** What in `code` is not the program's own text: offsets, each with a length, in their order. */
  readonly inserted?: readonly number[];
  /** The loops, in their order: told of by a program that is run again because it hung. */
  readonly loops?: readonly Loop[];
  /** The world outside, as one of the files asks for it. */
  readonly scenario?: Scenario;
  /** What the program may start as processes, when there is something. */
  readonly programs?: Programs;
}

/** Files of a program that it starts as processes: `node worker.ts`. */
export interface Programs {
  /** By file, each compiled as a program of its own. */
  readonly scripts: Readonly<Record<string, Script>>;
  /** Every file of the program as the learner wrote it, which is found on the disk. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Loop extends Place {
  /** Where in `code` a call can be written, and what must follow it there. */
  readonly at: number;
  readonly then: "," | ";" | "";
}

export interface Site extends Place {
  readonly kind: "await" | "yield" | "forAwait" | "function";
  /** The function's name, or the awaited expression's text, shortened. */
  readonly text: string;
}

export type Compiled =
  | { readonly kind: "compiled"; readonly script: Script; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] };

export interface Limits {
  /** Wall milliseconds without a heartbeat before the run is killed. */
  readonly heartbeat: number;
  /** Virtual milliseconds. */
  readonly virtualTime: number;
  readonly events: number;
  readonly bytes: number;
}

export interface RunOptions {
  readonly seed: number;
  readonly clock: "virtual" | "real";
  /** Permutes what the platform leaves open; 0 keeps first come, first served. */
  readonly schedule: number;
  readonly limits: Limits;
  /** Grades: runs this one of the program's checks, by its number from 0 on. */
  readonly check?: number;
  /** The world outside, instead of the one that the program asks for. */
  readonly scenario?: Scenario;
}

/** The world that a program finds outside itself, as plain data. Times are virtual milliseconds. */
export interface Scenario {
  /** How the way to every host is, unless the host says otherwise. */
  readonly link?: LinkPlan;
  /** By name: `shop.test`. `localhost` is the program itself. */
  readonly hosts?: Readonly<Record<string, HostPlan>>;
  /** What stands on the disk before the program starts, by path from its folder on, or below /tmp. */
  readonly files?: Readonly<Record<string, FilePlan>>;
  readonly disk?: DiskPlan;
}

/** A file: its text, or so many bytes of text. */
export type FilePlan = string | { readonly size: number };

/** How long the disk takes for each call, and how many bytes a second it reads or writes. */
export interface DiskPlan {
  readonly latency?: number;
  readonly bandwidth?: number;
}

/** The way to a host. What is left out costs nothing. */
export interface LinkPlan {
  /** How long a byte is on its way, one way. */
  readonly latency?: number;
  /** It may be on its way so much longer; how much, the seed decides. */
  readonly jitter?: number;
  /** Bytes a second. */
  readonly bandwidth?: number;
  /** How many bytes arrive at once: so many at most, or a number between two that the seed decides. */
  readonly chunk?: number | readonly [least: number, most: number];
  /** The share of datagrams that never arrive, and of those that later ones overtake; 0 to 1. */
  readonly loss?: number;
  readonly reordering?: number;
  /** The share of connections that are reset as soon as something is sent; 0 to 1. */
  readonly failures?: number;
}

export interface HostPlan extends LinkPlan {
  readonly lookup?: { readonly latency?: number; readonly fails?: "notFound" | "tryAgain" };
  /** What becomes of attempts to connect. A silent host never answers. */
  readonly connect?: "accepted" | "refused" | "unreachable" | "silent";
  /** How many bytes a second its servers read; all that comes, if nothing is said. */
  readonly reads?: number;
  /** It resets a connection after it has sent so many bytes. */
  readonly resetAfter?: number;
  readonly certificate?: "valid" | "expired" | "selfSigned" | "wrongHost";
  /** What it serves at the ports 80 and 443, by path; a list is for one request after the other. */
  readonly site?: Readonly<Record<string, PagePlan | readonly PagePlan[]>>;
  /** What else it serves, by port. */
  readonly services?: Readonly<Record<string, ServicePlan>>;
  /** What it answers to each datagram, by port. */
  readonly datagrams?: Readonly<Record<string, DatagramServicePlan>>;
}

/** Sends every datagram back, or so many others; without either it only takes them. */
export interface DatagramServicePlan {
  readonly echo?: boolean;
  readonly says?: readonly { readonly text: string; readonly after?: number }[];
}

/** What a site answers. */
export interface PagePlan {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Instead of `body`: so many bytes of text. */
  readonly size?: number;
  /** How long it thinks before it answers. */
  readonly delay?: number;
  /** Sends the body in so many parts, with `pause` between them. */
  readonly parts?: number;
  readonly pause?: number;
  /** How the body's end is told: by its length (as usual), by chunks, or by the connection's end. */
  readonly framing?: "length" | "chunked" | "close";
  /** It reads the request and never answers. */
  readonly silent?: boolean;
  /** It answers with the body that it was sent. */
  readonly echo?: boolean;
}

/** A server that does what is written down: says something, or says everything back. */
export interface ServicePlan {
  readonly echo?: boolean;
  readonly says?: readonly { readonly text: string; readonly after?: number }[];
  /** What it does when all is said; it closes as usual. */
  readonly then?: "close" | "stay" | "reset";
}

export type TaskId = number;
export type FrameId = number;
export type ObjectId = number;

/** A value as a small printable tree, made without calling the learner's code. */
export type Printable =
  | { readonly kind: "string"; readonly value: string; readonly length: number }
  | { readonly kind: "primitive"; readonly type: PrimitiveType; readonly text: string }
  | { readonly kind: "symbol"; readonly text: string }
  | FunctionPrintable
  | { readonly kind: "date" | "regexp"; readonly text: string }
  | { readonly kind: "error"; readonly error: WireError }
  | ListPrintable
  | MapPrintable
  | ObjectPrintable
  | { readonly kind: "promise"; readonly name: string }
  | { readonly kind: "accessor"; readonly text: string }
  | { readonly kind: "circular" }
  /** So many missing elements of an array, in a row. */
  | { readonly kind: "empty"; readonly length: number }
  | { readonly kind: "folded"; readonly name: string }
  | { readonly kind: "proxy" };

export type PrimitiveType = "number" | "bigint" | "boolean" | "undefined" | "null";

export interface FunctionPrintable {
  readonly kind: "function";
  readonly name: string;
  readonly isClass: boolean;
  /** `AsyncFunction`, `GeneratorFunction` ...; absent for a plain one. */
  readonly of?: string;
}

export interface ListPrintable {
  readonly kind: "array" | "typedArray" | "set";
  readonly name: string;
  readonly length: number;
  readonly items: readonly Printable[];
}

export interface MapPrintable {
  readonly kind: "map";
  readonly name: string;
  readonly length: number;
  readonly entries: readonly (readonly [Printable, Printable])[];
}

export interface ObjectPrintable {
  readonly kind: "object";
  /** The constructor's name; empty for a plain object. */
  readonly name: string;
  readonly length: number;
  readonly entries: readonly (readonly [string, Printable])[];
}

export interface WireError {
  readonly name: string;
  readonly message: string;
  /** Frames in the learner's files and in the library, innermost first. */
  readonly stack: readonly StackFrame[];
  readonly cause: Printable | null;
  /** The parts of an AggregateError. */
  readonly errors: readonly Printable[];
  /** Own enumerable properties besides the above. */
  readonly entries: readonly (readonly [string, Printable])[];
}

export interface StackFrame {
  readonly function: string;
  /** `null` for a frame of the library or the sandbox. */
  readonly place: Place | null;
}

export type ConsoleMethod =
  | "debug"
  | "log"
  | "info"
  | "warn"
  | "error"
  | "trace"
  | "dir"
  | "table"
  | "group"
  | "groupCollapsed"
  | "groupEnd"
  | "clear";

/** What a task waits for, as far as the library knows it. */
export interface WaitTarget {
  readonly kind:
    | "sleep"
    | "task"
    | "future"
    | "gather"
    | "wait"
    | "lock"
    | "event"
    | "condition"
    | "semaphore"
    | "barrier"
    | "queueGet"
    | "queuePut"
    | "queueJoin"
    | "taskGroup"
    | "stream"
    | "process"
    | "thread"
    | "file"
    | "network"
    | "promise"
    | "turn";
  /** In words: `sleep 3 s`, `lock kettle`, `task rice`. */
  readonly text: string;
  /** The awaited task, when it is one. */
  readonly task: TaskId | null;
  /** The lock, queue, semaphore ... waited for. */
  readonly object: ObjectId | null;
}

/** Everything that happens in a run. `at` is virtual milliseconds, whole; `frame` is the async call that was running. */
export type TraceEvent = TraceEventBody & { readonly at: number };

export type TraceEventBody =
  | { readonly type: "started"; readonly seed: number; readonly schedule: number }
  | {
      readonly type: "console";
      readonly method: ConsoleMethod;
      readonly values: readonly Printable[];
      readonly task: TaskId | null;
      readonly frame: FrameId | null;
      readonly place: Place | null;
    }
  | {
      readonly type: "taskCreated";
      readonly task: TaskId;
      readonly name: string;
      readonly parent: TaskId | null;
      readonly place: Place | null;
    }
  | { readonly type: "taskNamed"; readonly task: TaskId; readonly name: string }
  | { readonly type: "taskStarted"; readonly task: TaskId }
  | {
      readonly type: "taskWaited";
      readonly task: TaskId;
      readonly on: WaitTarget;
      readonly place: Place | null;
    }
  | { readonly type: "taskWoken"; readonly task: TaskId; readonly by: TaskId | null }
  | { readonly type: "taskResumed"; readonly task: TaskId }
  | { readonly type: "taskSuspended"; readonly task: TaskId }
  | {
      readonly type: "taskCancelRequested";
      readonly task: TaskId;
      readonly by: TaskId | null;
      readonly message: string | null;
    }
  | {
      readonly type: "taskFinished";
      readonly task: TaskId;
      readonly outcome: "returned" | "threw" | "cancelled";
      readonly error: WireError | null;
    }
  | {
      readonly type: "frameEntered";
      readonly frame: FrameId;
      readonly parent: FrameId | null;
      readonly task: TaskId | null;
      readonly name: string;
      readonly place: Place | null;
    }
  | {
      readonly type: "frameSuspended";
      readonly frame: FrameId;
      /** What is awaited, as it stands in the source, shortened. */
      readonly text: string;
      readonly place: Place | null;
    }
  | { readonly type: "frameResumed"; readonly frame: FrameId }
  | { readonly type: "frameExited"; readonly frame: FrameId; readonly threw: boolean }
  | {
      readonly type: "objectMade";
      readonly object: ObjectId;
      readonly of: string;
      readonly name: string;
    }
  | {
      readonly type: "objectChanged";
      readonly object: ObjectId;
      readonly task: TaskId | null;
      readonly change: string;
      readonly length: number;
    }
  | {
      readonly type: "timerSet";
      readonly timer: number;
      readonly due: number;
      readonly of: string;
      /** Absent when nobody knows, and for all but the first. */
      readonly place?: Place;
    }
  /** An attempt counts as open; `open` is how many now are, of this side, with this host. */
  | {
      readonly type: "connectionBegun";
      readonly connection: number;
      readonly side: ConnectionSide;
      readonly host: string;
      readonly port: number;
      readonly open: number;
      readonly place: Place | null;
    }
  | { readonly type: "connectionOpened"; readonly connection: number }
  /** The program writes to a connection; `text` is how it begins, if it is a text. */
  | {
      readonly type: "bytesSent";
      readonly connection: number;
      readonly length: number;
      readonly text: string;
      /** The other end's connection, if that is the program's own, too. */
      readonly to: number | null;
      readonly place: Place | null;
    }
  | {
      readonly type: "bytesArrived";
      readonly connection: number;
      readonly length: number;
      readonly from: number | null;
    }
  | {
      readonly type: "connectionClosed";
      readonly connection: number;
      readonly open: number;
      /** The code of the error that ended it: `ECONNRESET`. */
      readonly code: string | null;
      readonly by: Closer;
    }
  /** What a simulated site is asked, in whatever way; `status` is `null` if the answer got lost. */
  | {
      readonly type: "requestReceived";
      readonly request: number;
      readonly host: string;
      readonly method: string;
      readonly path: string;
    }
  | {
      readonly type: "requestAnswered";
      readonly request: number;
      readonly status: number | null;
    }
  /** A socket of the program's is bound; `host` is empty for every address of its machine. */
  | {
      readonly type: "socketBound";
      readonly socket: number;
      readonly use: SocketUse;
      readonly host: string;
      readonly port: number;
      readonly place: Place | null;
    }
  | { readonly type: "socketClosed"; readonly socket: number; readonly by: OwnCloser }
  /** A datagram leaves; `from` and `to` are hosts with their ports. It arrives or is lost, once. */
  | {
      readonly type: "datagramSent";
      readonly datagram: number;
      readonly from: string;
      readonly to: string;
      readonly size: number;
    }
  /** At this socket of the program's; `null` if at another host. */
  | {
      readonly type: "datagramArrived";
      readonly datagram: number;
      readonly socket: number | null;
    }
  | { readonly type: "datagramLost"; readonly datagram: number; readonly why: DatagramLoss }
  | {
      readonly type: "fileOpened";
      readonly file: number;
      readonly path: string;
      readonly place: Place | null;
    }
  | { readonly type: "fileClosed"; readonly file: number; readonly by: OwnCloser }
  /** One that the program itself started; what that starts in turn is not told. */
  | {
      readonly type: "processStarted";
      readonly pid: number;
      /** Its command line. */
      readonly command: string;
      readonly place: Place | null;
    }
  /** With its exit code, or the negative number of the signal that ended it. */
  | {
      readonly type: "processExited";
      readonly pid: number;
      readonly code: number;
      readonly by: Ender;
    }
  | { readonly type: "timerFired" | "timerCleared"; readonly timer: number }
  /** A callback of `queueMicrotask`; of the first few hundred. */
  | { readonly type: "microtaskQueued"; readonly microtask: number; readonly place: Place | null }
  | { readonly type: "microtaskBegan" | "microtaskEnded"; readonly microtask: number }
  | { readonly type: "blocked"; readonly task: TaskId | null; readonly from: number }
  | { readonly type: "reported"; readonly report: Report; readonly place: Place | null }
  | { readonly type: "graded"; readonly note: GradeNote }
  | { readonly type: "finished"; readonly outcome: Outcome };

/** Who began a connection: the program, or somebody else to a server of the program's. */
export type ConnectionSide = "client" | "server";

/** Who closed a file or a socket. The loop ends what is still open when it is closed. */
export type OwnCloser = "program" | "loop";

/** Who ended a connection, which has another side. */
export type Closer = OwnCloser | "other";

/** What a bound socket is for: it listens for connections, or takes datagrams. */
export type SocketUse = "server" | "datagrams";

/** Why a datagram never arrived: on its way, for want of somebody there, or for want of room. */
export type DatagramLoss = "loss" | "nobody" | "full";

/** Who ended a process: it came to its end, or somebody sent it a signal before. */
export type Ender = "itself" | "program" | "loop";

/** What was wrong though nothing threw: told at the end, never an error of the program. */
export interface Report {
  readonly kind: "neverAwaited" | "neverRetrieved" | "unhandledRejection" | "afterFinish";
  readonly text: string;
  readonly error: WireError | null;
}

/** What the checks of an exercise tell. Nobody in the run knows whether a claim holds. */
export type GradeNote =
  | { readonly kind: "listed"; readonly checks: readonly ListedCheck[] }
  | { readonly kind: "began"; readonly check: number }
  | { readonly kind: "opened"; readonly span: number }
  | {
      readonly kind: "closed";
      readonly span: number;
      readonly value: Printable | null;
      readonly error: WireError | null;
    }
  | { readonly kind: "claimed"; readonly claim: Claim }
  /** The check's own code is over; an error is what it threw. */
  | { readonly kind: "ended"; readonly error: WireError | null };

export interface ListedCheck {
  readonly sentence: string;
  /** Under how many orders it is run. */
  readonly schedules: number;
}

/** A sentence about what happened, to be judged outside, from the events of the run. */
export interface Claim {
  /** Anticipated: the check fails with its message when the claim holds. */
  readonly role: "expected" | "spotted";
  readonly negated: boolean;
  readonly matcher: string;
  readonly subject: ClaimSubject;
  readonly wanted: readonly Printable[];
  /** What the learner is told; the empty text for what the verdict makes of it. */
  readonly says: string;
}

export type ClaimSubject =
  | { readonly kind: "value"; readonly value: Printable }
  /** A stretch of the run; 0 is the program's own, before the check began. */
  | { readonly kind: "span"; readonly span: number }
  /**
   * Within a span: async calls by the function's name (jobs: of the checks' own), tasks by name,
   * connections to a host, requests to a host or to one of its pages (`shop.test/tea`).
   */
  | {
      readonly kind: "calls" | "jobs" | "tasks" | "connections" | "requests";
      readonly span: number;
      readonly name: string;
    };

export type Outcome =
  | { readonly kind: "returned" }
  /** `rejection`: it was the reason of a promise that nobody handled. */
  | { readonly kind: "threw"; readonly error: WireError; readonly rejection?: true }
  | { readonly kind: "refused"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "deadlocked"; readonly waiting: readonly Waiting[] }
  | {
      readonly kind: "hung";
      readonly cause: "busyLoop" | "microtasks";
      readonly place: Place | null;
      readonly wall: number;
    }
  | {
      readonly kind: "overran";
      readonly limit: "virtualTime" | "events" | "bytes" | "memory";
      readonly allowed: number;
    }
  | { readonly kind: "stopped" };

export interface Waiting {
  readonly task: TaskId | null;
  readonly name: string;
  readonly on: WaitTarget;
  readonly place: Place | null;
}

/** The parts of an interpreter that a program's worker is given, since it can fetch nothing. */
export type Supplies = Readonly<Record<"module" | "wasm" | "library", Blob>>;

/** The same, as the frame hands them to every worker; `memory` is how the first one began. */
export interface ToSuppliedWorker {
  readonly type: "supply";
  readonly module: Blob;
  readonly wasm: WebAssembly.Module;
  readonly library: ArrayBuffer;
  readonly memory: Uint8Array | null;
}

/** From a worker to the frame, once, before it runs its program. */
export interface FromSuppliedWorker {
  readonly type: "begun";
  /** How its memory looked then, from the first of them. */
  readonly memory: Uint8Array | null;
}

/** To the frame: once the port all else goes through, then what to do. */
export interface ToFrameWindow {
  readonly type: "open";
  readonly port: MessagePort;
}

export type ToFrame =
  /** Has a worker ready that has loaded `runtime`, the built sandbox and library as one script. */
  | { readonly type: "prepare"; readonly runtime: string }
  /** What a runtime needs besides its script; said before anything else. */
  | { readonly type: "supply"; readonly supplies: Supplies }
  | {
      readonly type: "run";
      readonly run: number;
      readonly runtime: string;
      readonly script: Script;
      readonly options: RunOptions;
    }
  /** The page has read a batch; without this the frame sends only a few ahead. */
  | { readonly type: "taken"; readonly run: number }
  | { readonly type: "stop"; readonly run: number };

/**
 * A batch is the text of a JSON list of trace events, since strings cross realms much faster than trees.
 * With rows, these say in which order the events come, and the list holds the texts they name, too.
 */
export type FromFrame =
  | { readonly type: "ready" }
  /** The frame itself is well; said now and then during a run. */
  | { readonly type: "alive"; readonly run: number }
  | {
      readonly type: "batch";
      readonly run: number;
      readonly text: string;
      readonly rows?: Int32Array;
    }
  /** The frame ended the run. */
  | { readonly type: "ended"; readonly run: number; readonly outcome: Outcome };

/**
 * The events there are most of travel as rows of whole numbers: a code, the time, and then by the code:
 * - frameEntered: frame, parent, task, site; frameSuspended: frame, site; frameResumed: frame;
 *   frameExited: frame, 1 if it threw
 * - taskCreated: task, name, parent, file, line, column; taskStarted, taskResumed, taskSuspended: task;
 *   taskWaited: task, site, kind, text, awaited task, object; taskWoken: task, by;
 *   taskFinished: task, 1 if it was cancelled
 * - timerSet: timer, milliseconds until it is due, of; timerFired, timerCleared: timer
 * - objectChanged: object, task, change, length
 *
 * A site is an index into the script's sites. Texts are the numbers of texts told before, from 0 on.
 * -1 stands for none. Of the two rows without a time, `event` stands for the next event in the list
 * that comes along, and `epoch` says how many times 2 ** 30 milliseconds to add to what follows.
 */
export interface RowCodes {
  readonly event: 0;
  readonly epoch: 1;
  readonly frameEntered: 2;
  readonly frameSuspended: 3;
  readonly frameResumed: 4;
  readonly frameExited: 5;
  readonly taskCreated: 6;
  readonly taskStarted: 7;
  readonly taskWaited: 8;
  readonly taskWoken: 9;
  readonly taskResumed: 10;
  readonly taskSuspended: 11;
  readonly taskFinished: 12;
  readonly timerSet: 13;
  readonly timerFired: 14;
  readonly timerCleared: 15;
  readonly objectChanged: 16;
}

/** To the worker, once, from whoever made it. */
export interface ToWorker {
  readonly type: "start";
  readonly script: Script;
  readonly options: RunOptions;
  /** The way out; only the sandbox holds its other end, never the program. */
  readonly port: MessagePort;
  /** Run again to find out where it hangs: from this many events on it tells every place at once. */
  readonly trail?: number;
}

export type FromWorker =
  | { readonly type: "alive" }
  /** Microtasks follow each other without end; the async call that ran last. */
  | { readonly type: "starving"; readonly place: Place | null }
  | { readonly type: "at"; readonly place: Place | null }
  | {
      readonly type: "batch";
      readonly text: string;
      readonly rows?: Int32Array;
      readonly count: number;
      readonly last: boolean;
    };

export type ToCompiler =
  | {
      readonly type: "open";
      /** What programs may import besides their own files, with the names exported there. */
      readonly modules: Readonly<Record<"asyncio" | "checks", readonly string[]>>;
    }
  | { readonly type: "compile"; readonly id: number; readonly program: Program };

export type FromCompiler =
  | { readonly type: "ready" }
  | { readonly type: "compiled"; readonly id: number; readonly compiled: Compiled }
  /** The program broke the compiler: this worker compiles nothing more. */
  | { readonly type: "failed"; readonly id: number; readonly message: string };
