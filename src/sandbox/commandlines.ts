// The programs that look at text line by line or sign by sign: `sort`, `uniq`, `grep`, `tr`.
import { Complaint, eachFile, linesOf, Output, piecesOf, readOptions } from "./commandline.ts";
import type { Program } from "./machine.ts";

export const sort: Program = async (process, args) => {
  const { flags, values, rest } = readOptions("sort", args, "rnuk:t:o:f", 2);
  const lines: string[] = [];
  const code = await eachFile(
    process,
    "sort: cannot read",
    rest,
    async (path) => {
      for await (const { text } of linesOf(process, path)) lines.push(text);
    },
    2,
  );
  if (code !== 0) return code;
  const key = Number.parseInt(values.get("k") ?? "1", 10) - 1;
  const by = (line: string) => fieldFrom(line, key, values.get("t"));
  const fold = (text: string) => (flags.has("f") ? text.toUpperCase() : text);
  const order = (a: string, b: string) =>
    flags.has("n") ? numberIn(by(a)) - numberIn(by(b)) : compare(fold(by(a)), fold(by(b)));
  const last = flags.has("u") ? () => 0 : compare;
  const sign = flags.has("r") ? -1 : 1;
  lines.sort((a, b) => sign * (order(a, b) || last(a, b)));
  const kept = flags.has("u")
    ? lines.filter((one, n) => n === 0 || order(one, lines[n - 1] ?? "") !== 0)
    : lines;
  await process.write(1, kept.map((line) => `${line}\n`).join(""));
  return 0;
};

function fieldFrom(line: string, key: number, separator: string | undefined): string {
  if (key <= 0) return line;
  if (separator !== undefined) return line.split(separator).slice(key).join(separator);
  return (
    line
      .match(/[ \t]*[^ \t]+/g)
      ?.slice(key)
      .join("") ?? ""
  );
}

function numberIn(text: string): number {
  return Number(/^\s*-?\d*\.?\d*/.exec(text)?.[0]) || 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export const uniq: Program = async (process, args) => {
  const { flags, rest } = readOptions("uniq", args, "cdu");
  const output = new Output(process);
  let last: string | null = null;
  let times = 0;
  const tell = async () => {
    if (last === null || (flags.has("d") && times < 2) || (flags.has("u") && times > 1)) return;
    await output.line(flags.has("c") ? `${String(times).padStart(7)} ${last}` : last);
  };
  const code = await eachFile(process, "uniq", rest.slice(0, 1), async (path) => {
    for await (const { text } of linesOf(process, path)) {
      if (text === last) {
        times += 1;
        continue;
      }
      await tell();
      last = text;
      times = 1;
    }
  });
  await tell();
  await output.flush();
  return code;
};

export const grep: Program = async (process, args) => {
  const { flags, values, rest } = readOptions("grep", args, "ivncqlEFwxe:", 2);
  const named = values.get("e");
  const pattern = named ?? rest[0];
  const files = named === undefined ? rest.slice(1) : rest;
  if (pattern === undefined) {
    throw new Complaint("Usage: grep [OPTION]... PATTERNS [FILE]...", 2);
  }
  const matches = matcher(pattern, flags);
  const output = new Output(process);
  let found = 0;
  const code = await eachFile(
    process,
    "grep",
    files,
    async (path) => {
      const prefix = files.length > 1 ? `${path}:` : "";
      let [number, here] = [0, 0];
      for await (const { text } of linesOf(process, path)) {
        number += 1;
        if (matches.test(text) === flags.has("v")) continue;
        here += 1;
        if (flags.has("q") || flags.has("l")) break;
        if (flags.has("c")) continue;
        await output.line(`${prefix}${flags.has("n") ? `${number}:` : ""}${text}`);
      }
      if (flags.has("c")) await output.line(`${prefix}${here}`);
      if (flags.has("l") && here > 0) await output.line(path);
      found += here;
    },
    2,
  );
  await output.flush();
  if (code !== 0 && !(flags.has("q") && found > 0)) return code;
  return found > 0 ? 0 : 1;
};

/** Basic patterns give their brackets and signs a meaning only behind a backslash. */
function matcher(pattern: string, flags: ReadonlySet<string>): RegExp {
  let source = pattern;
  if (flags.has("F")) source = RegExp.escape(pattern);
  else if (!flags.has("E")) {
    source = pattern.replace(
      /\\([(){}+?|])|([(){}+?|])/g,
      (_, escaped, plain) => escaped ?? `\\${plain}`,
    );
  }
  source = source.replace(/\[\[:(\w+):\]\]/g, (whole, name: string) => classes[name] ?? whole);
  if (flags.has("w")) source = `\\b(?:${source})\\b`;
  if (flags.has("x")) source = `^(?:${source})$`;
  try {
    return new RegExp(source, flags.has("i") ? "i" : "");
  } catch {
    throw new Complaint(`grep: Invalid regular expression: ${pattern}`, 2);
  }
}

const classes: Readonly<Record<string, string>> = {
  digit: "[0-9]",
  alpha: "[A-Za-z]",
  alnum: "[A-Za-z0-9]",
  upper: "[A-Z]",
  lower: "[a-z]",
  space: "\\s",
};

export const tr: Program = async (process, args) => {
  const { flags, rest } = readOptions("tr", args, "dsc");
  const [from = "", to = ""] = rest.map(setOf);
  if (rest.length === 0) throw new Complaint("tr: missing operand");
  const isIn = (one: string) => from.includes(one) !== flags.has("c");
  const change = (one: string) => {
    if (!isIn(one)) return one;
    if (flags.has("d")) return "";
    const at = flags.has("c") ? to.length - 1 : Math.min(from.indexOf(one), to.length - 1);
    return to === "" ? one : (to[at] ?? one);
  };
  const squeezed = rest.length > 1 ? to : from;
  let last = "";
  const decoder = new TextDecoder();
  for await (const bytes of piecesOf(process, "-")) {
    let text = "";
    for (const one of decoder.decode(bytes, { stream: true })) {
      const changed = change(one);
      if (flags.has("s") && changed === last && squeezed.includes(changed)) continue;
      text += changed;
      if (changed !== "") last = changed;
    }
    await process.write(1, text);
  }
  return 0;
};

function setOf(text: string): string {
  return text
    .replace("[:upper:]", "A-Z")
    .replace("[:lower:]", "a-z")
    .replace("[:digit:]", "0-9")
    .replace("[:space:]", " \\t\\n\\v\\f\\r")
    .replace(/\\([ntrvf\\])/g, (_, sign: string) => escapes[sign] ?? sign)
    .replace(/(.)-(.)/gs, (_, first: string, last: string) => {
      const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
      return String.fromCharCode(
        ...Array.from({ length: Math.max(to - from + 1, 0) }, (__, n) => from + n),
      );
    });
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  v: "\v",
  f: "\f",
  "\\": "\\",
};
