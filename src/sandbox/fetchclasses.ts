// `Request` and `Response`: the platform's own classes, except that a response knows where it came
// from, and that bodies are read here. The platform would read them in its own time, and the world has
// only one.
import { joined } from "../asyncio/joined.ts";

export interface Origin {
  readonly url: string;
  readonly redirected: boolean;
}

export interface FetchClasses {
  readonly Request: typeof Request;
  readonly Response: typeof Response;
  /** What `fetch` gives. */
  respond(body: ReadableStream | null, init: ResponseInit, origin: Origin): Response;
}

const { apply } = Reflect;
/** With these there must be no body. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** The classes' way into this realm, when whoever started it brought one along. */
const CLASSES = Symbol.for("interleave.classes");
const given = takeGiven();

/** What Node keeps beside `Request` and `Response`, and loads with them. */
const beside = ["Headers", "FormData", "MessageEvent", "CloseEvent"] as const;

/** The platform's other classes that come with them, where they too would be loaded by a look. */
export function besideClasses(global: object): readonly { name: string; load: () => unknown }[] {
  if (given === null) return [];
  const within = withNodeNames(global);
  const there = beside.filter((name) => Reflect.has(global, name));
  return there.map((name) => ({ name, load: () => within(later(global, name)) }));
}

/** Takes hold of the platform's classes; they are loaded when they are first asked for. */
export function fetchClasses(global: object): () => FetchClasses {
  const take = {
    request: later<typeof Request>(global, "Request"),
    response: later<typeof Response>(global, "Response"),
    within: withNodeNames(global),
  };
  let made: FetchClasses | null = null;
  return () => {
    made ??= take.within(() => makeClasses(take.request(), take.response(), take.within));
    return made;
  };
}

type Within = <T>(body: () => T) => T;

function makeClasses(
  NativeRequest: typeof Request,
  NativeResponse: typeof Response,
  within: Within,
): FetchClasses {
  const origins = new WeakMap<Response, Origin>();
  const Request = classOver(NativeRequest, within, () => {});
  const Response = classOver(NativeResponse, within, (copy, original) => {
    const origin = origins.get(original);
    if (origin !== undefined) origins.set(copy, origin);
  });
  const { prototype } = Response;
  define(prototype, "url", { get: told(prototype, "url", (of) => origins.get(of)?.url) });
  const redirected = told(prototype, "redirected", (of) => origins.get(of)?.redirected);
  define(prototype, "redirected", { get: redirected });
  const type = told(prototype, "type", (of) => (origins.has(of) ? "basic" : undefined));
  define(prototype, "type", { get: type });
  const json = (data: unknown, init: ResponseInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(JSON.stringify(data), { ...init, headers });
  };
  define(Response, "json", { value: json });
  return {
    Request,
    Response,
    respond(body, init, origin) {
      const response = new Response(bodiless.has(init.status ?? 200) ? null : body, init);
      origins.set(response, origin);
      return response;
    },
  };
}

/** A class like the platform's, whose bodies are read here. */
function classOver<Native extends typeof Request | typeof Response>(
  native: Native,
  within: Within,
  cloned: (copy: InstanceType<Native>, original: InstanceType<Native>) => void,
): Native {
  const prototype = Object.create(native.prototype);
  function construct(...values: unknown[]): object {
    const target = new.target;
    if (target === undefined) throw new TypeError(`Cannot call ${native.name}: expected new`);
    return within(() => Reflect.construct(native, values, target));
  }
  define(construct, "name", { value: native.name });
  Object.defineProperty(construct, "prototype", { value: prototype, writable: false });
  // What the platform's class offers besides is inherited.
  const made = Object.setPrototypeOf(construct, native);
  const { clone } = native.prototype;
  define(prototype, "constructor", { value: made });
  define(prototype, "clone", {
    value(this: InstanceType<Native>) {
      const copy = within(() => apply(clone, this, []));
      Object.setPrototypeOf(copy, prototype);
      cloned(copy, this);
      return copy;
    },
  });
  for (const [name, value] of Object.entries(readers)) define(prototype, name, { value });
  return made;
}

const readers = {
  async bytes(this: Body): Promise<Uint8Array<ArrayBuffer>> {
    const { body } = this;
    if (this.bodyUsed || body?.locked) {
      throw new TypeError("Body is unusable: Body has already been read");
    }
    return body === null ? new Uint8Array() : readAll(body);
  },
  async arrayBuffer(this: Body): Promise<ArrayBuffer> {
    return (await readers.bytes.call(this)).buffer;
  },
  async text(this: Body): Promise<string> {
    return new TextDecoder().decode(await readers.bytes.call(this));
  },
  async json(this: Body): Promise<unknown> {
    return JSON.parse(await readers.text.call(this));
  },
  async blob(this: Body & { readonly headers: Headers }): Promise<Blob> {
    const type = this.headers.get("content-type") ?? "";
    return new Blob([await readers.bytes.call(this)], { type });
  },
};

export async function readAll(body: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts);
    if (!(value instanceof Uint8Array)) throw new TypeError("Received non-Uint8Array chunk");
    parts.push(value);
  }
}

/** A getter that tells what is known here, else what the platform knows. */
function told<T>(prototype: Response, key: keyof Response, known: (of: Response) => T) {
  const platform = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(prototype), key)?.get;
  return function (this: Response): unknown {
    return known(this) ?? (platform === undefined ? undefined : apply(platform, this, []));
  };
}

/**
 * What a global name stands for, asked for later. Node loads a class when anybody so much as looks at
 * its name, which costs more than the whole start of a program.
 */
function later<T>(global: object, name: string): () => T {
  if (given !== null) return () => Reflect.get(given(), name) as T;
  const value: unknown = Reflect.get(global, name);
  return () => value as T;
}

function takeGiven(): (() => object) | null {
  const load: unknown = Reflect.get(globalThis, CLASSES);
  Reflect.deleteProperty(globalThis, CLASSES);
  return typeof load === "function" ? () => load() as object : null;
}

let depth = 0;

/** Whether the platform's own code runs: what it queues is nothing that a program has queued. */
export function isPlatformRunning(): boolean {
  return depth > 0;
}

/** Node's own classes look for names that programs here must not find. */
function withNodeNames(global: object): Within {
  const names = ["Buffer", "process"] as const;
  const entries = names.map((name) => ({ name, value: Reflect.get(global, name) as unknown }));
  if (entries.some(({ value }) => value === undefined)) return (body) => body();
  return (body) => {
    const before = names.map((name) => Object.getOwnPropertyDescriptor(global, name));
    for (const { name, value } of entries) define(global, name, { value });
    depth += 1;
    try {
      return body();
    } finally {
      depth -= 1;
      names.forEach((name, at) => {
        const entry = before[at];
        if (entry === undefined) Reflect.deleteProperty(global, name);
        else define(global, name, entry);
      });
    }
  };
}

function define(holder: object, key: PropertyKey, entry: PropertyDescriptor): void {
  const writable = "get" in entry || "set" in entry ? {} : { writable: true };
  Object.defineProperty(holder, key, { configurable: true, ...writable, ...entry });
}
