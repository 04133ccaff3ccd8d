// What a scenario may say: every field, and what it must be. The first that is wrong is told in words.

type Check = (value: unknown, path: string) => string | null;
type Fields = Readonly<Record<string, Check>>;

const least =
  (expected: string, holds: (value: number) => boolean): Check =>
  (value, path) =>
    typeof value === "number" && holds(value) ? null : told(path, value, expected);
const time = least("milliseconds, 0 or more", (value) => value >= 0 && value <= 86_400_000);
const share = least("a share from 0 to 1", (value) => value >= 0 && value <= 1);
const bytes = least("a whole number of bytes, 0 or more", (value) => isWhole(value, 0));
const count = least("a whole number, 1 or more", (value) => isWhole(value, 1));
const perSecond = least("bytes a second, 1 or more", (value) => value >= 1);
const status = least("a status from 200 to 599", (value) => isWhole(value, 200) && value < 600);
const text: Check = (value, path) =>
  typeof value === "string" ? null : told(path, value, "a text");
const flag: Check = (value, path) =>
  typeof value === "boolean" ? null : told(path, value, "true or false");

function oneOf(...words: readonly string[]): Check {
  return (value, path) =>
    typeof value === "string" && words.includes(value)
      ? null
      : told(path, value, `one of ${words.join(", ")}`);
}

function record(fields: Fields): Check {
  return (value, path) => {
    if (!isRecord(value)) return told(path, value, `an object with ${listed(fields)}`);
    for (const [key, one] of Object.entries(value)) {
      const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
      const at = path === "" ? key : `${path}.${key}`;
      if (check === undefined) return `found ${at}, expected only ${listed(fields)}`;
      const problem = check(one, at);
      if (problem !== null) return problem;
    }
    return null;
  };
}

/** Any names; each of them and each value is checked. */
function named(what: string, isName: RegExp, check: Check): Check {
  return (value, path) => {
    if (!isRecord(value)) return told(path, value, `an object by ${what}`);
    for (const [key, one] of Object.entries(value)) {
      if (!isName.test(key)) return `found "${key}" in ${path}, expected ${what}`;
      const problem = check(one, `${path}["${key}"]`);
      if (problem !== null) return problem;
    }
    return null;
  };
}

function list(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return told(path, value, "a list");
    for (const [at, one] of value.entries()) {
      const problem = check(one, `${path}[${at}]`);
      if (problem !== null) return problem;
    }
    return null;
  };
}

const either =
  (isFirst: (value: unknown) => boolean, first: Check, other: Check): Check =>
  (value, path) =>
    (isFirst(value) ? first : other)(value, path);

const range: Check = (value, path) => {
  const [from, to] = Array.isArray(value) && value.length === 2 ? value : [];
  const holds = typeof from === "number" && isWhole(from, 1) && isWhole(to, from);
  return holds ? null : told(path, value, "the least and the most number of bytes");
};

const link: Fields = {
  latency: time,
  jitter: time,
  bandwidth: perSecond,
  chunk: either(Array.isArray, range, count),
  loss: share,
  reordering: share,
  failures: share,
};
const page = record({
  status,
  headers: named("names of headers", /^[\w-]+$/, text),
  body: text,
  size: bytes,
  delay: time,
  parts: count,
  pause: time,
  framing: oneOf("length", "chunked", "close"),
  silent: flag,
  echo: flag,
});
const service = record({
  echo: flag,
  says: list(record({ text, after: time })),
  then: oneOf("close", "stay", "reset"),
});
const datagrams = record({ echo: flag, says: list(record({ text, after: time })) });
const host = record({
  ...link,
  lookup: record({ latency: time, fails: oneOf("notFound", "tryAgain") }),
  connect: oneOf("accepted", "refused", "unreachable", "silent"),
  reads: perSecond,
  resetAfter: bytes,
  certificate: oneOf("valid", "expired", "selfSigned", "wrongHost"),
  site: named("paths such as /news", /^\//, either(Array.isArray, list(page), page)),
  services: named("ports", /^\d{1,5}$/, service),
  datagrams: named("ports", /^\d{1,5}$/, datagrams),
});
/** On the disk at the start, in all. */
const mostOnDisk = 16 * 2 ** 20;
const file = either(
  (value) => typeof value === "string",
  text,
  record({
    size: least(
      `so many bytes, ${mostOnDisk} at most`,
      (value) => isWhole(value, 0) && value <= mostOnDisk,
    ),
  }),
);
const everyFile = named(
  "paths such as notes/tea.txt",
  /^(\/tmp\/)?(?!\.{1,2}(\/|$))[^/\0]+(\/(?!\.{1,2}(\/|$))[^/\0]+)*$/,
  file,
);
const files: Check = (value, path) => {
  const problem = everyFile(value, path);
  if (problem !== null) return problem;
  const all = value as Readonly<Record<string, string | { readonly size: number }>>;
  const size = Object.values(all).reduce(
    (sum, one) => sum + (typeof one === "string" ? one.length : one.size),
    0,
  );
  if (size > mostOnDisk) return `found ${size} bytes in ${path}, expected ${mostOnDisk} at most`;
  const folder = Object.keys(all).find((name) =>
    Object.keys(all).some((other) => other.startsWith(`${name}/`)),
  );
  return folder === undefined ? null : `found "${folder}" in ${path} as a file and as a folder`;
};
const scenario = record({
  link: record(link),
  files,
  disk: record({ latency: time, bandwidth: perSecond }),
  hosts: named("names in lower case such as shop.test", /^[a-z\d-]+(\.[a-z\d-]+)+$/, host),
});

/** What is wrong with a scenario; `null` for nothing. */
export function scenarioProblem(value: unknown): string | null {
  return scenario(value, "");
}

function told(path: string, value: unknown, expected: string): string {
  const found = JSON.stringify(value) ?? "nothing";
  const short = found.length > 40 ? `${found.slice(0, 39)}…` : found;
  return `found ${path === "" ? "" : `${path} to be `}${short}, expected ${expected}`;
}

function listed(fields: Fields): string {
  return Object.keys(fields).join(", ");
}

function isWhole(value: unknown, from: number): boolean {
  return Number.isInteger(value) && Number(value) >= from;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
