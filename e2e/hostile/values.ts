// Programs that hand over values made to break whoever looks at them.
import { ESCAPED, type Hostile } from "./case.ts";

const end = "returned";
const says = ["the end"];
const after = `\nconsole.log("the end");`;

function logs(name: string, source: string, more: readonly string[] = []): Hostile {
  return { name, source: source + after, end, says: [...more, ...says] };
}

const escape = `const escape = (): never => { console.log("${ESCAPED}"); throw new Error("called"); };\n`;

export const values: readonly Hostile[] = [
  logs(
    "a circle",
    `const a: any = { list: [] };\na.self = a;\na.list.push(a);\na.map = new Map([[a, a]]);\na.set = new Set([a]);\nconsole.log(a);`,
  ),
  logs("a huge list", `console.log(Array.from({ length: 5_000_000 }, (_, i) => i));`),
  logs(
    "a sparse list",
    `const list: number[] = [];\nlist[4_294_967_294] = 1;\nlist[7] = 2;\nconsole.log(list, new Array(2 ** 32 - 1));`,
  ),
  logs(
    "a huge map and set",
    `console.log(new Map(Array.from({ length: 500_000 }, (_, i) => [i, { i }])), new Set(Array.from({ length: 500_000 }, (_, i) => i)));`,
  ),
  logs(
    "a hundred thousand levels",
    `let deep: unknown = null;\nfor (let i = 0; i < 100_000; i++) deep = { deep };\nconsole.log(deep);\nlet list: unknown = [];\nfor (let i = 0; i < 100_000; i++) list = [list];\nconsole.log(list);`,
  ),
  logs(
    "a buffer of 100 MB",
    `console.log(new Uint8Array(100_000_000), new DataView(new ArrayBuffer(100_000_000)));`,
  ),
  logs(
    "getters that throw",
    `${escape}console.log({ get a() { return escape(); }, get b() { return escape(); } });`,
  ),
  logs(
    "getters of what is printed first",
    `${escape}const odd: any = {};\nfor (const key of ["constructor", "name", "length", "then", "toString", "valueOf", "toJSON", "stack", "message", "cause", "size", Symbol.toStringTag, Symbol.iterator, Symbol.toPrimitive]) Object.defineProperty(odd, key, { get: escape, enumerable: true });\nconsole.log(odd);\nconsole.error(odd);\nconsole.table([odd]);\nconsole.dir(odd);`,
  ),
  logs(
    "a proxy with every trap",
    `${escape}const trapped = new Proxy({}, new Proxy({}, { get: escape }));\nconsole.log(trapped, [trapped], { trapped }, new Map([[trapped, trapped]]));\nconsole.log("%s %d %i %f %j %o %O %c", trapped, trapped, trapped, trapped, trapped, trapped, trapped, trapped);`,
  ),
  logs(
    "a revoked proxy",
    `const { proxy, revoke } = Proxy.revocable({}, {});\nrevoke();\nconsole.log(proxy, [proxy]);\nconst call = Proxy.revocable(() => {}, {});\ncall.revoke();\nconsole.log(call.proxy);`,
  ),
  logs(
    "a prototype that is a proxy",
    `${escape}console.log(Object.create(new Proxy({}, { get: escape, getPrototypeOf: escape, ownKeys: escape, has: escape, getOwnPropertyDescriptor: escape })));`,
  ),
  logs(
    "hostile toString and toPrimitive",
    `${escape}const odd = { toString: escape, valueOf: escape, toJSON: escape, inspect: escape, [Symbol.toPrimitive]: escape, [Symbol.for("nodejs.util.inspect.custom")]: escape, [Symbol.for("Deno.customInspect")]: escape };\nconsole.log(odd);\nconsole.log("%s %d %j", odd, odd, odd);`,
  ),
  logs(
    "lists and maps with methods of their own",
    `${escape}class List extends Array { override [Symbol.iterator]() { return escape(); } override map() { return escape(); } override get length() { return escape(); } }\nclass Table extends Map { override entries() { return escape(); } override get size() { return escape(); } override [Symbol.iterator]() { return escape(); } override forEach() { return escape(); } }\nconsole.log(Reflect.construct(Array, [1], List), new Table([[1, 2]]));`.replace(
      "override get length() { return escape(); } ",
      "",
    ),
  ),
  logs(
    "dates, expressions and errors with methods of their own",
    `${escape}class When extends Date { override toISOString() { return escape(); } override getTime() { return escape(); } }\nclass Match extends RegExp { override get source() { return escape(); } override toString() { return escape(); } override get flags() { return escape(); } }\nclass Wrong extends Error { override get name() { return escape(); } override get message() { return escape(); } override get stack() { return escape(); } override toString() { return escape(); } }\nconsole.log(new When(), new Match("a"), new Wrong("x"));`.replaceAll(
      /class Wrong[^\n]*\n/g,
      `class Wrong extends Error { override toString() { return escape(); } }\nfor (const key of ["name", "message", "stack", "cause"]) Object.defineProperty(Wrong.prototype, key, { get: escape });\n`,
    ),
  ),
  logs(
    "symbols and functions that lie about themselves",
    `${escape}const liar = () => {};\nObject.defineProperty(liar, "name", { get: escape });\nObject.defineProperty(liar, "toString", { value: escape });\nfunction Shape() {}\nObject.defineProperty(Shape, Symbol.hasInstance, { value: escape });\nconsole.log(liar, Shape, Symbol("x\\u202e"), Object(Symbol("y")), Object(1n));`,
  ),
  logs(
    "direction marks and control characters",
    `console.log("a\\u202eevil\\u2066\\u0000\\u001b[31m\\r\\n\\u2028\\ud800");`,
    ["a\u202eevil\u2066\u0000\u001b[31m\r\n\u2028\ud800"],
  ),
  logs(
    "markup",
    `console.log("<img src='LEAK/image' onerror='parent.pwned=1'><script>parent.pwned=1</script>");\nconsole.log("%c<b>styled</b>", "background:url(LEAK/style)");`,
  ),
  logs(
    "keys that poison",
    `console.log(JSON.parse('{"__proto__":{"poisoned":1},"constructor":{"prototype":{"poisoned":1}}}'));\nconst own: any = Object.create(null);\nObject.defineProperty(own, "__proto__", { value: { poisoned: 1 }, enumerable: true });\nconsole.log(own);`,
  ),
  {
    name: "an error that is a circle of causes",
    source: `const error: any = new Error("round");\nerror.cause = error;\nerror.errors = [error, error];\nthrow error;`,
    end: "threw",
    error: /round/,
  },
  {
    name: "an error of a hundred thousand causes",
    source: `let error = new Error("0");\nfor (let i = 1; i < 100_000; i++) error = new Error(String(i), { cause: error });\nthrow error;`,
    end: "threw",
    error: /99999/,
  },
  {
    name: "an error with getters",
    source: `${escape}const error = new Error("quiet");\nfor (const key of ["name", "message", "stack", "cause", "errors"]) Object.defineProperty(error, key, { get: escape });\nthrow error;`,
    end: "threw",
  },
  {
    name: "an error that is a proxy",
    source: `${escape}throw new Proxy(new Error("inner"), { get: escape, getPrototypeOf: escape, getOwnPropertyDescriptor: escape, ownKeys: escape });`,
    end: "threw",
  },
  {
    name: "an aggregate of ten thousand errors",
    source: `throw new AggregateError(Array.from({ length: 10_000 }, (_, i) => new Error("e" + i)), "many");`,
    end: "threw",
    error: /many/,
  },
  { name: "something thrown that is no error", source: `throw null;`, end: "threw" },
  {
    name: "a rejection with a hostile reason",
    source: `${escape}void Promise.reject({ get message() { return escape(); }, get stack() { return escape(); }, toString: escape });`,
    end: "threw",
  },
  {
    name: "a symbol thrown in a timer",
    source: `setTimeout(() => { throw Symbol("late"); });`,
    end: "threw",
  },
  {
    name: "a hostile stack formatter",
    source: `${escape}(Error as any).prepareStackTrace = escape;\nthrow new Error("plain");`,
    end: "threw",
    error: /plain/,
  },
  logs(
    "a thenable that is logged and never called",
    `${escape}const then = { then: escape };\nconsole.log(then, [then]);`,
  ),
  {
    name: "a thenable as export",
    source: `export function then() { console.log("${ESCAPED}"); for (;;) {} }\nexport default { then };\nconsole.log("the end");`,
    end,
    says,
  },
  {
    name: "a proxy as export",
    source: `${escape}export default new Proxy({}, { get: escape });\nexport const other = new Proxy(() => {}, { apply: escape, get: escape });\nconsole.log("the end");`,
    end,
    says,
  },
  {
    name: "a thenable that never answers",
    source: `await { then() {} };`,
    end: "deadlocked",
    line: 1,
  },
];
