// Which values are trace events: a check for every type of event, on own properties only.
// Over 300 lines because every type of event has its fields here, in one table.
import type { Outcome, Place, TraceEvent, WaitTarget } from "./protocol.ts";

export type Message = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;
type Fields = readonly (readonly [string, Check])[];

const { hasOwn } = Object;

/** An own property; `undefined` for one that is only inherited. */
export function own(message: Message, key: string): unknown {
  return hasOwn(message, key) ? message[key] : undefined;
}

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const number: Check = (value) => typeof value === "number" && Number.isFinite(value);
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && values.includes(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const pair =
  (first: Check, second: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
const record =
  (fields: Fields): Check =>
  (value) =>
    isRecord(value) && fits(value, fields);
/** A record whose other fields depend on the text in `key`. */
const variant =
  (key: string, forms: ReadonlyMap<string, Fields>): Check =>
  (value) => {
    const name = isRecord(value) ? own(value, key) : undefined;
    const fields = typeof name === "string" ? forms.get(name) : undefined;
    return fields !== undefined && fits(value as Message, fields);
  };

const placeFields: Fields = [
  ["file", text],
  ["line", number],
  ["column", number],
];
const place = record(placeFields);
const anywhere = nullable(place);
const id = nullable(number);
const ownCloser = oneOf("program", "loop");
const printable: Check = (value) => isPrintable(value);
const entries = list(pair(text, printable));
const wireError: Check = record([
  ["name", text],
  ["message", text],
  [
    "stack",
    list(
      record([
        ["function", text],
        ["place", anywhere],
      ]),
    ),
  ],
  ["cause", nullable(printable)],
  ["errors", list(printable)],
  ["entries", entries],
]);
const listFields: Fields = [
  ["name", text],
  ["length", number],
  ["items", list(printable)],
];

const isPrintable = variant(
  "kind",
  new Map<string, Fields>([
    [
      "string",
      [
        ["value", text],
        ["length", number],
      ],
    ],
    [
      "primitive",
      [
        ["type", oneOf("number", "bigint", "boolean", "undefined", "null")],
        ["text", text],
      ],
    ],
    ["symbol", [["text", text]]],
    [
      "function",
      [
        ["name", text],
        ["isClass", flag],
      ],
    ],
    ["date", [["text", text]]],
    ["regexp", [["text", text]]],
    ["error", [["error", wireError]]],
    ["array", listFields],
    ["typedArray", listFields],
    ["set", listFields],
    [
      "map",
      [
        ["name", text],
        ["length", number],
        ["entries", list(pair(printable, printable))],
      ],
    ],
    [
      "object",
      [
        ["name", text],
        ["length", number],
        ["entries", entries],
      ],
    ],
    ["promise", [["name", text]]],
    ["accessor", [["text", text]]],
    ["circular", []],
    ["empty", [["length", number]]],
    ["folded", [["name", text]]],
    ["proxy", []],
  ]),
);

const target = record([
  ["kind", text],
  ["text", text],
  ["task", id],
  ["object", id],
]);
const waiting = record([
  ["task", id],
  ["name", text],
  ["on", target],
  ["place", anywhere],
]);
const outcome = variant(
  "kind",
  new Map<string, Fields>([
    ["returned", []],
    ["threw", [["error", wireError]]],
    ["deadlocked", [["waiting", list(waiting)]]],
    [
      "hung",
      [
        ["cause", oneOf("busyLoop", "microtasks")],
        ["place", anywhere],
        ["wall", number],
      ],
    ],
    [
      "overran",
      [
        ["limit", oneOf("virtualTime", "events", "bytes", "memory")],
        ["allowed", number],
      ],
    ],
    ["stopped", []],
  ]),
);
const report = record([
  ["kind", text],
  ["text", text],
  ["error", nullable(wireError)],
]);
const subject = variant(
  "kind",
  new Map<string, Fields>([
    ["value", [["value", printable]]],
    ["span", [["span", number]]],
    ...["calls", "jobs", "tasks", "connections", "requests"].map((kind): [string, Fields] => [
      kind,
      [
        ["span", number],
        ["name", text],
      ],
    ]),
  ]),
);
const claim = record([
  ["role", oneOf("expected", "spotted")],
  ["negated", flag],
  ["matcher", text],
  ["subject", subject],
  ["wanted", list(printable)],
  ["says", text],
]);
const listed = record([
  ["sentence", text],
  ["schedules", number],
]);
const gradeNote = variant(
  "kind",
  new Map<string, Fields>([
    ["listed", [["checks", list(listed)]]],
    ["began", [["check", number]]],
    ["opened", [["span", number]]],
    [
      "closed",
      [
        ["span", number],
        ["value", nullable(printable)],
        ["error", nullable(wireError)],
      ],
    ],
    ["claimed", [["claim", claim]]],
    ["ended", [["error", nullable(wireError)]]],
  ]),
);
const method = oneOf(
  "debug",
  "log",
  "info",
  "warn",
  "error",
  "trace",
  "dir",
  "table",
  "group",
  "groupCollapsed",
  "groupEnd",
  "clear",
);
const task: readonly [string, Check] = ["task", number];
const frame: readonly [string, Check] = ["frame", number];
const timer: readonly [string, Check] = ["timer", number];
const microtask: readonly [string, Check] = ["microtask", number];
const pid: readonly [string, Check] = ["pid", number];
const connection: readonly [string, Check] = ["connection", number];
const datagram: readonly [string, Check] = ["datagram", number];
const request: readonly [string, Check] = ["request", number];

const eventFields = new Map<string, Fields>([
  [
    "started",
    [
      ["seed", number],
      ["schedule", number],
    ],
  ],
  [
    "console",
    [
      ["method", method],
      ["values", list(printable)],
      ["task", id],
      ["frame", id],
      ["place", anywhere],
    ],
  ],
  ["taskCreated", [task, ["name", text], ["parent", id], ["place", anywhere]]],
  ["taskNamed", [task, ["name", text]]],
  ["taskStarted", [task]],
  ["taskWaited", [task, ["on", target], ["place", anywhere]]],
  ["taskWoken", [task, ["by", id]]],
  ["taskResumed", [task]],
  ["taskSuspended", [task]],
  ["taskCancelRequested", [task, ["by", id], ["message", nullable(text)]]],
  [
    "taskFinished",
    [task, ["outcome", oneOf("returned", "threw", "cancelled")], ["error", nullable(wireError)]],
  ],
  ["frameEntered", [frame, ["parent", id], ["task", id], ["name", text], ["place", anywhere]]],
  ["frameSuspended", [frame, ["text", text], ["place", anywhere]]],
  ["frameResumed", [frame]],
  ["frameExited", [frame, ["threw", flag]]],
  [
    "objectMade",
    [
      ["object", number],
      ["of", text],
      ["name", text],
    ],
  ],
  [
    "objectChanged",
    [
      ["object", number],
      ["task", id],
      ["change", text],
      ["length", number],
    ],
  ],
  ["timerSet", [timer, ["due", number], ["of", text], ["place", optional(place)]]],
  [
    "connectionBegun",
    [
      connection,
      ["side", oneOf("client", "server")],
      ["host", text],
      ["port", number],
      ["open", number],
      ["place", anywhere],
    ],
  ],
  ["connectionOpened", [connection]],
  ["bytesSent", [connection, ["length", number], ["text", text], ["to", id], ["place", anywhere]]],
  ["bytesArrived", [connection, ["length", number], ["from", id]]],
  [
    "connectionClosed",
    [
      connection,
      ["open", number],
      ["code", nullable(text)],
      ["by", oneOf("program", "other", "loop")],
    ],
  ],
  ["requestReceived", [request, ["host", text], ["method", text], ["path", text]]],
  ["requestAnswered", [request, ["status", nullable(number)]]],
  [
    "socketBound",
    [
      ["socket", number],
      ["use", oneOf("server", "datagrams")],
      ["host", text],
      ["port", number],
      ["place", anywhere],
    ],
  ],
  [
    "socketClosed",
    [
      ["socket", number],
      ["by", ownCloser],
    ],
  ],
  ["datagramSent", [datagram, ["from", text], ["to", text], ["size", number]]],
  ["datagramArrived", [datagram, ["socket", id]]],
  ["datagramLost", [datagram, ["why", oneOf("loss", "nobody", "full")]]],
  [
    "fileOpened",
    [
      ["file", number],
      ["path", text],
      ["place", anywhere],
    ],
  ],
  [
    "fileClosed",
    [
      ["file", number],
      ["by", ownCloser],
    ],
  ],
  ["processStarted", [pid, ["command", text], ["place", anywhere]]],
  ["processExited", [pid, ["code", number], ["by", oneOf("itself", "program", "loop")]]],
  ["timerFired", [timer]],
  ["timerCleared", [timer]],
  ["microtaskQueued", [microtask, ["place", anywhere]]],
  ["microtaskBegan", [microtask]],
  ["microtaskEnded", [microtask]],
  [
    "blocked",
    [
      ["task", id],
      ["from", number],
    ],
  ],
  [
    "reported",
    [
      ["report", report],
      ["place", anywhere],
    ],
  ],
  ["graded", [["note", gradeNote]]],
  ["finished", [["outcome", outcome]]],
]);
const event = variant("type", eventFields);

export function isPlace(value: unknown): value is Place {
  return place(value);
}

export function isWaitTarget(value: unknown): value is WaitTarget {
  return target(value);
}

export function isOutcome(value: unknown): value is Outcome {
  return outcome(value);
}

export function isEvent(value: unknown): value is TraceEvent {
  return isRecord(value) && number(own(value, "at")) && event(value);
}

function isRecord(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fits(value: Message, fields: Fields): boolean {
  return fields.every(([key, check]) => hasOwn(value, key) && check(value[key]));
}
