// The programs that read text and write text: `cat`, `head`, `tail`, `wc`, `cut`, `tee`.
import {
  attempt,
  Complaint,
  eachFile,
  type Given,
  linesOf,
  Output,
  piecesOf,
  readOptions,
} from "./commandline.ts";
import type { Program } from "./machine.ts";
import { openFile } from "./pipe.ts";
import type { Process } from "./processlife.ts";

export const cat: Program = async (process, args) => {
  const { flags, rest } = readOptions("cat", args, "nu");
  let number = 0;
  return eachFile(process, "cat", rest, async (path) => {
    if (!flags.has("n")) {
      for await (const bytes of piecesOf(process, path)) await process.write(1, bytes);
      return;
    }
    for await (const { text, isEnded } of linesOf(process, path)) {
      number += 1;
      await process.write(1, `${String(number).padStart(6)}\t${text}${isEnded ? "\n" : ""}`);
    }
  });
};

export const head: Program = async (process, args) => {
  const { values, rest } = readOptions("head", args, "n:c:q");
  const bytes = values.get("c");
  const most = countOf(
    "head",
    bytes ?? values.get("n") ?? "10",
    bytes === undefined ? "lines" : "bytes",
  );
  return eachFile(process, { name: "head", reading: true }, rest, async (path) => {
    if (rest.length > 1) await title(process, rest, path);
    if (bytes === undefined) await firstLines(process, path, most);
    else await firstBytes(process, path, most);
  });
};

async function firstBytes(process: Process, path: string, most: number): Promise<void> {
  let left = most;
  if (left === 0) return;
  for await (const bytes of piecesOf(process, path)) {
    await process.write(1, bytes.subarray(0, left));
    left -= bytes.length;
    if (left <= 0) return;
  }
}

async function firstLines(process: Process, path: string, most: number): Promise<void> {
  let left = most;
  if (left === 0) return;
  for await (const bytes of piecesOf(process, path)) {
    let end = 0;
    while (left > 0 && end < bytes.length) {
      const found = bytes.indexOf(10, end);
      end = found < 0 ? bytes.length : found + 1;
      if (found >= 0) left -= 1;
    }
    await process.write(1, bytes.subarray(0, end));
    if (left === 0) return;
  }
}

export const tail: Program = async (process, args) => {
  const { values, rest } = readOptions("tail", args, "n:q");
  const wanted = values.get("n") ?? "10";
  const count = countOf("tail", wanted.replace(/^[+-]/, ""), "lines");
  return eachFile(process, { name: "tail", reading: true }, rest, async (path) => {
    if (rest.length > 1) await title(process, rest, path);
    const lines: string[] = [];
    let number = 0;
    for await (const { text, isEnded } of linesOf(process, path)) {
      number += 1;
      if (!wanted.startsWith("+") || number >= count) lines.push(isEnded ? `${text}\n` : text);
      if (!wanted.startsWith("+") && lines.length > count) lines.shift();
    }
    await process.write(1, lines.join(""));
  });
};

async function title(process: Process, all: readonly string[], path: string): Promise<void> {
  const name = path === "-" ? "standard input" : path;
  await process.write(1, `${path === all[0] ? "" : "\n"}==> ${name} <==\n`);
}

function countOf(name: string, text: string, what: string): number {
  if (!/^\d+$/.test(text)) throw new Complaint(`${name}: invalid number of ${what}: '${text}'`);
  return Number(text);
}

interface Counts {
  readonly lines: number;
  readonly words: number;
  readonly bytes: number;
  readonly name: string;
}

export const wc: Program = async (process, args) => {
  const given = readOptions("wc", args, "lwcm");
  const all: Counts[] = [];
  const code = await eachFile(process, "wc", given.rest, async (path) => {
    all.push(await count(process, path, given.rest.length === 0 ? "" : path));
  });
  if (given.rest.length > 1) {
    const sum = (key: "lines" | "words" | "bytes") => all.reduce((so, one) => so + one[key], 0);
    all.push({ lines: sum("lines"), words: sum("words"), bytes: sum("bytes"), name: "total" });
  }
  await process.write(1, all.map((one) => countText(one, given, all)).join(""));
  return code;
};

async function count(process: Process, path: string, name: string): Promise<Counts> {
  let [lines, words, bytes] = [0, 0, 0];
  let inWord = false;
  for await (const piece of piecesOf(process, path)) {
    bytes += piece.length;
    for (const byte of piece) {
      if (byte === 10) lines += 1;
      const isBlank = byte === 32 || (byte >= 9 && byte <= 13);
      if (!isBlank && !inWord) words += 1;
      inWord = !isBlank;
    }
  }
  return { lines, words, bytes, name };
}

function countText(one: Counts, { flags, rest }: Given, all: readonly Counts[]): string {
  const isAll = flags.size === 0;
  const numbers: number[] = [];
  if (isAll || flags.has("l")) numbers.push(one.lines);
  if (isAll || flags.has("w")) numbers.push(one.words);
  if (isAll || flags.has("c") || flags.has("m")) numbers.push(one.bytes);
  // Sizes of files are known beforehand and set the width; those of pipes are not.
  const largest = Math.max(...all.map(({ bytes }) => bytes));
  const isPiped = rest.length === 0 || rest.includes("-");
  const isOne = numbers.length === 1 && all.length === 1;
  const width = isOne ? 1 : isPiped ? 7 : String(largest).length;
  const text = numbers.map((number) => String(number).padStart(width)).join(" ");
  return `${text}${one.name === "" ? "" : ` ${one.name}`}\n`;
}

export const cut: Program = async (process, args) => {
  const { values, rest } = readOptions("cut", args, "d:f:c:");
  const list = values.get("f") ?? values.get("c");
  if (list === undefined)
    throw new Complaint("cut: you must specify a list of bytes, characters, or fields");
  const ranges = list.split(",").map((range) => {
    const [, from = "", dash, to = ""] = /^(\d*)(-?)(\d*)$/.exec(range) ?? [];
    return { from: Number(from || 1), to: dash ? Number(to || Infinity) : Number(from) };
  });
  const isWanted = (n: number) => ranges.some(({ from, to }) => n >= from && n <= to);
  const separator = values.has("f") ? (values.get("d") ?? "\t") : "";
  const output = new Output(process);
  const code = await eachFile(process, "cut", rest, async (path) => {
    for await (const { text } of linesOf(process, path)) {
      const parts = text.split(separator);
      const isWhole = separator !== "" && parts.length === 1;
      await output.line(isWhole ? text : parts.filter((_, n) => isWanted(n + 1)).join(separator));
    }
  });
  await output.flush();
  return code;
};

export const tee: Program = async (process, args) => {
  const { flags, rest } = readOptions("tee", args, "a");
  const { files } = process.machine;
  for (const [index, path] of rest.entries()) {
    await attempt(`tee: ${path}`, () => {
      const file = files.file(files.resolve(path, process.cwd), flags.has("a") ? "keep" : "empty");
      process.open(100 + index, openFile(files, file, flags.has("a")));
    });
  }
  for await (const bytes of piecesOf(process, "-")) {
    await process.write(1, bytes);
    for (const index of rest.keys()) await process.write(100 + index, bytes);
  }
  return 0;
};
