import { expect, test } from "vitest";
import type { Printable } from "../runner/protocol.ts";
import { inspect, wireError } from "./inspect.ts";
import { toJson } from "./json.ts";
import { makeProxy } from "./natives.ts";

const print = (value: unknown): Printable => inspect(value, () => []);

function bomb(): never {
  throw new Error("the program's code was called");
}

test("values of every kind have a form of their own", () => {
  expect(print("hé")).toEqual({ kind: "string", value: "hé", length: 2 });
  expect(print(-0)).toEqual({ kind: "primitive", type: "number", text: "-0" });
  expect(print(10n)).toEqual({ kind: "primitive", type: "bigint", text: "10n" });
  expect(print(undefined)).toEqual({ kind: "primitive", type: "undefined", text: "undefined" });
  expect(print(null)).toEqual({ kind: "primitive", type: "null", text: "null" });
  expect(print(Symbol("s"))).toEqual({ kind: "symbol", text: "Symbol(s)" });
  expect(print(new Date(0))).toEqual({ kind: "date", text: "1970-01-01T00:00:00.000Z" });
  expect(print(/a\/b/gi)).toEqual({ kind: "regexp", text: "/a\\/b/gi" });
  expect(print(Promise.resolve())).toEqual({ kind: "promise", name: "Promise" });
  expect(print(async () => {})).toMatchObject({ kind: "function", of: "AsyncFunction" });
  expect(print(class A {})).toEqual({ kind: "function", name: "A", isClass: true });
  expect(print(new (class Cup {})())).toMatchObject({ kind: "object", name: "Cup" });
  expect(print(new Set([1]))).toMatchObject({ kind: "set", length: 1 });
  expect(print(new Uint8Array(2))).toMatchObject({ kind: "typedArray", name: "Uint8Array" });
});

test("no getter runs", () => {
  const value = {
    get a(): never {
      return bomb();
    },
    set b(_value: unknown) {},
  };
  expect(print(value)).toMatchObject({
    entries: [
      ["a", { kind: "accessor", text: "[Getter]" }],
      ["b", { kind: "accessor", text: "[Setter]" }],
    ],
  });
});

test("no trap of a proxy runs, wherever the proxy stands", () => {
  const traps = new Proxy({}, { get: () => bomb });
  const Watched = makeProxy();
  const proxy = new Watched({}, traps);
  const { proxy: revocable, revoke } = Watched.revocable({}, traps);
  revoke();
  const inherits = Object.create(proxy);
  expect(print(proxy)).toEqual({ kind: "proxy" });
  expect(print(new Watched(() => {}, traps))).toEqual({ kind: "proxy" });
  expect(print(revocable)).toEqual({ kind: "proxy" });
  expect(print([inherits])).toMatchObject({ items: [{ kind: "object", name: "" }] });
});

test("no toString, toJSON, inspect symbol, species or constructor of the program is asked", () => {
  class Hostile {
    toString = bomb;
    toJSON = bomb;
    [Symbol.toPrimitive] = bomb;
    get [Symbol.toStringTag](): string {
      return bomb();
    }
    static get [Symbol.hasInstance](): never {
      return bomb();
    }
  }
  Object.defineProperty(Hostile.prototype, "constructor", { get: bomb });
  const date = Object.assign(new Date(0), { toISOString: bomb, getTime: bomb });
  const map = Object.assign(new Map([[1, 2]]), { entries: bomb, forEach: bomb });
  Object.defineProperty(map, Symbol.iterator, { value: bomb });
  const regexp = Object.defineProperty(/x/g, "flags", { get: bomb });
  expect(() => print([new Hostile(), date, map, regexp])).not.toThrow();
  expect(print(map)).toMatchObject({ kind: "map", length: 1 });
});

test("an error's name, message and parts are read as data, never called", () => {
  const error = new Error("x", { cause: { deep: true } });
  Object.defineProperty(error, "message", { get: bomb });
  Object.defineProperty(error, "name", { get: bomb });
  expect(wireError(error, () => [])).toMatchObject({ name: "Error", message: "" });
  class Burnt extends Error {
    readonly code = 5;
  }
  expect(wireError(new Burnt("toast"), () => [])).toMatchObject({
    name: "Burnt",
    message: "toast",
    entries: [["code", { text: "5" }]],
  });
});

test("an error that is its own cause ends", () => {
  const error: Error & { cause?: unknown } = new Error("x");
  error.cause = error;
  expect(wireError(error, () => []).cause).toEqual({ kind: "circular" });
});

test("whatever is thrown can be told", () => {
  for (const thrown of [undefined, null, 5, "text", { a: 1 }, Symbol("x"), () => {}]) {
    expect(wireError(thrown, () => []).cause).toEqual(print(thrown));
  }
});

test("circles end, and what is met twice without a circle is shown twice", () => {
  const shared = { n: 1 };
  const value: Record<string, unknown> = { a: shared, b: shared };
  value.self = value;
  const { entries } = print(value) as Printable & { kind: "object" };
  expect(entries[0]?.[1]).toEqual(entries[1]?.[1]);
  expect(entries[2]?.[1]).toEqual({ kind: "circular" });
});

test("what is long, deep or wide is cut, and says how much there was", () => {
  const text = print("x".repeat(100_000)) as Printable & { kind: "string" };
  expect(text.length).toBe(100_000);
  expect(text.value.length).toBeLessThanOrEqual(10_000);
  const list = print(Array.from({ length: 1e6 }, (_, i) => i)) as Printable & { kind: "array" };
  expect(list.length).toBe(1e6);
  expect(list.items.length).toBe(100);
  let deep: object = {};
  for (let i = 0; i < 50; i++) deep = { deep };
  expect(toJson(print(deep))).toContain('"folded"');
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => "x".repeat(50)));
  expect(toJson(print(wide)).length).toBeLessThan(40_000);
});

test("an array with holes tells them in runs, however many there are", () => {
  expect(print(Object.assign(new Array(4), { 1: 1 }))).toMatchObject({
    length: 4,
    items: [
      { kind: "empty", length: 1 },
      { kind: "primitive", text: "1" },
      { kind: "empty", length: 2 },
    ],
  });
  expect(print(new Array(4_000_000_000))).toMatchObject({
    items: [{ kind: "empty", length: 4_000_000_000 }],
  });
});

test("own records become JSON whatever the program did to the prototypes", () => {
  const record = { a: ["x", 1, null], b: { c: true } };
  const usual = JSON.stringify(record);
  const pollution = { value: bomb, configurable: true };
  Object.defineProperty(Object.prototype, "toJSON", pollution);
  Object.defineProperty(Array.prototype, "toJSON", pollution);
  try {
    expect(toJson(record) === usual).toBe(true);
  } finally {
    Reflect.deleteProperty(Object.prototype, "toJSON");
    Reflect.deleteProperty(Array.prototype, "toJSON");
  }
});
