// The programs that say little: `echo`, `printf`, `true`, `false`, `yes`, `seq`, `sleep`, `date`, `pwd`,
// `env`, `nohup`, `test`.
import { Complaint } from "./commandline.ts";
import type { Program } from "./machine.ts";
import type { Process } from "./processlife.ts";

export const echo: Program = async (process, args) => {
  const isBare = args[0] === "-n";
  await process.write(1, args.slice(isBare ? 1 : 0).join(" ") + (isBare ? "" : "\n"));
  return 0;
};

export const truth: Program = async () => 0;
export const untruth: Program = async () => 1;

export const yes: Program = async (process, args) => {
  const line = `${args.length === 0 ? "y" : args.join(" ")}\n`;
  const many = new TextEncoder().encode(line.repeat(Math.max(1, Math.floor(16_384 / line.length))));
  for (;;) await process.write(1, many);
};

export const seq: Program = async (process, args) => {
  const numbers = args.map(Number);
  if (numbers.length === 0) throw new Complaint("seq: missing operand");
  const wrong = args.find((_, index) => Number.isNaN(numbers[index]));
  if (wrong !== undefined) throw new Complaint(`seq: invalid floating point argument: '${wrong}'`);
  const last = numbers.at(-1) ?? 0;
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
  if (step === 0) throw new Complaint("seq: invalid Zero increment value: '0'");
  let text = "";
  for (let n = first; step > 0 ? n <= last : n >= last; n += step) {
    text += `${n}\n`;
    if (text.length < 4096) continue;
    await process.write(1, text);
    text = "";
  }
  if (text !== "") await process.write(1, text);
  return 0;
};

const units: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600, d: 86_400 };

export const sleep: Program = async (process, args) => {
  if (args.length === 0) throw new Complaint("sleep: missing operand");
  let seconds = 0;
  for (const arg of args) {
    const [, number, unit = ""] = /^(\d+\.?\d*|\.\d+|infinity)([smhd]?)$/.exec(arg) ?? [];
    if (number === undefined) throw new Complaint(`sleep: invalid time interval '${arg}'`);
    seconds += (number === "infinity" ? 1e9 : Number(number)) * (units[unit] ?? 1);
  }
  await process.sleep(seconds * 1000);
  return 0;
};

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

export const date: Program = async (process, args) => {
  const format = args.find((arg) => arg.startsWith("+"))?.slice(1) ?? "%a %b %e %H:%M:%S %Z %Y";
  const now = new Date(process.machine.time());
  const two = (number: number) => String(number).padStart(2, "0");
  const day = days[now.getUTCDay()] ?? "";
  const month = months[now.getUTCMonth()] ?? "";
  const parts: Readonly<Record<string, string>> = {
    Y: String(now.getUTCFullYear()),
    y: two(now.getUTCFullYear() % 100),
    m: two(now.getUTCMonth() + 1),
    d: two(now.getUTCDate()),
    e: String(now.getUTCDate()).padStart(2),
    H: two(now.getUTCHours()),
    M: two(now.getUTCMinutes()),
    S: two(now.getUTCSeconds()),
    N: `${String(now.getUTCMilliseconds()).padStart(3, "0")}000000`,
    s: String(Math.floor(now.getTime() / 1000)),
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    Z: "UTC",
    F: now.toISOString().slice(0, 10),
    T: now.toISOString().slice(11, 19),
    n: "\n",
    "%": "%",
  };
  const text = format.replace(/%(3?)([A-Za-z%])/g, (whole, three: string, sign: string) =>
    three === "" ? (parts[sign] ?? whole) : (parts[sign]?.slice(0, 3) ?? whole),
  );
  await process.write(1, `${text}\n`);
  return 0;
};

export const pwd: Program = async (process) => {
  await process.write(1, `${process.cwd}\n`);
  return 0;
};

export const env: Program = async (process, args) => {
  const left = [...args];
  for (let arg = left[0]; arg !== undefined && /^\w+=|^-i$/.test(arg); arg = left[0]) {
    if (arg === "-i") process.env.clear();
    else process.env.set(arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("=") + 1));
    left.shift();
  }
  if (left.length > 0) return become(process, "env", left);
  await process.write(1, [...process.env].map(([name, value]) => `${name}=${value}\n`).join(""));
  return 0;
};

export const nohup: Program = async (process, args) => {
  process.ignored.add(1);
  return become(process, "nohup", args);
};

/** Goes on as another program. */
async function become(process: Process, by: string, args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const found = process.machine.find(process.cwd, name);
  if (found.kind === "found") return found.run(process, rest);
  const isRefused = found.kind === "refused";
  const why = isRefused ? "Permission denied" : "No such file or directory";
  throw new Complaint(`${by}: '${name}': ${why}`, isRefused ? 126 : 127);
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
};

/** `\n`, `\t`, `\101` ... in their meaning. */
export function unescape(text: string): string {
  return text.replace(/\\(?:0?([0-7]{1,3})|([abfnrtv\\]))/g, (_, octal, sign) =>
    octal === undefined ? (escapes[sign] ?? "") : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

export const printf: Program = async (process, args) => {
  const [format, ...values] = args;
  if (format === undefined) throw new Complaint("printf: missing operand");
  const left = [...values];
  let text = "";
  do {
    text += unescape(format).replace(/%(-?)(0?)(\d*)(?:\.(\d+))?([sdixobcfu%])/g, (...found) => {
      const [, minus, zero, width, digits, sign] = found as string[];
      if (sign === "%") return "%";
      const shown = formatted(sign ?? "s", left.shift(), digits);
      const size = Number(width || 0);
      return minus
        ? shown.padEnd(size)
        : shown.padStart(size, zero === "0" && sign !== "s" ? "0" : " ");
    });
  } while (left.length > 0 && left.length < values.length && /%[^%]/.test(format));
  await process.write(1, text);
  return 0;
};

function formatted(sign: string, value: string | undefined, digits: string | undefined): string {
  switch (sign) {
    case "s":
      return (value ?? "").slice(0, digits === undefined ? undefined : Number(digits));
    case "b":
      return unescape(value ?? "");
    case "c":
      return (value ?? "").slice(0, 1);
    case "f":
      return Number(value ?? 0).toFixed(Number(digits ?? 6));
    case "x":
      return Math.trunc(Number(value ?? 0)).toString(16);
    case "o":
      return Math.trunc(Number(value ?? 0)).toString(8);
    default:
      return String(Math.trunc(Number(value ?? 0)));
  }
}

/** Also as `[ ... ]`. */
export const test: Program = async (process, args) => {
  const words = args.at(-1) === "]" ? args.slice(0, -1) : [...args];
  return isTrue(process, words) ? 0 : 1;
};

function isTrue(process: Process, words: readonly string[]): boolean {
  const [first, second, third] = words;
  if (first === "!" && words.length > 1) return !isTrue(process, words.slice(1));
  if (words.length <= 1) return (first ?? "") !== "";
  if (words.length === 2) return isOne(process, first ?? "", second ?? "");
  const [a, b] = [Number(first), Number(third)];
  switch (second) {
    case "=":
      return first === third;
    case "!=":
      return first !== third;
    case "-eq":
      return a === b;
    case "-ne":
      return a !== b;
    case "-lt":
      return a < b;
    case "-le":
      return a <= b;
    case "-gt":
      return a > b;
    case "-ge":
      return a >= b;
    default:
      throw new Complaint(`test: ${second}: unexpected operator`, 2);
  }
}

function isOne(process: Process, sign: string, value: string): boolean {
  if (sign === "-n") return value !== "";
  if (sign === "-z") return value === "";
  const { files } = process.machine;
  const entry = files.find(files.resolve(value, process.cwd));
  if (sign === "-e") return entry !== null;
  if (sign === "-f") return entry?.kind === "file";
  if (sign === "-d") return entry?.kind === "folder";
  if (sign === "-s") return entry?.kind === "file" && entry.length > 0;
  throw new Complaint(`test: ${sign}: unexpected operator`, 2);
}
