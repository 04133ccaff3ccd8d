// The programs that look after files: `ls`, `mkdir`, `rm`, `rmdir`, `touch`, `cp`, `mv`.
import { attempt, Complaint, readOptions, reasonOf } from "./commandline.ts";
import { type Entry, FileFailure } from "./files.ts";
import type { Program } from "./machine.ts";
import type { Process } from "./processlife.ts";

export const ls: Program = async (process, args) => {
  const { flags, rest } = readOptions("ls", args, "alA1", 2);
  const { files } = process.machine;
  const paths = (rest.length === 0 ? ["."] : [...rest]).sort();
  const plain: string[] = [];
  const folders: string[] = [];
  let code = 0;
  for (const path of paths) {
    try {
      const { kind } = files.get(files.resolve(path, process.cwd));
      (kind === "folder" ? folders : plain).push(path);
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      await process.write(2, `ls: cannot access '${path}': ${reasonOf(error)}\n`);
      code = 2;
    }
  }
  const blocks: string[] = [];
  if (plain.length > 0) blocks.push(shown(process, plain, ".", flags));
  for (const folder of folders) {
    const title = paths.length > 1 ? `${folder}:\n` : "";
    blocks.push(title + listing(process, folder, flags));
  }
  await process.write(1, blocks.join("\n"));
  return code;
};

function listing(process: Process, folder: string, flags: ReadonlySet<string>): string {
  const { files } = process.machine;
  const all = files.list(files.resolve(folder, process.cwd));
  const dots = flags.has("a") ? [".", ".."] : [];
  const hidden = flags.has("a") || flags.has("A");
  const names = [...dots, ...all.filter((name) => hidden || !name.startsWith("."))];
  const total = flags.has("l") ? "total 0\n" : "";
  return total + shown(process, names, folder, flags);
}

function shown(
  process: Process,
  names: readonly string[],
  folder: string,
  flags: ReadonlySet<string>,
): string {
  if (!flags.has("l")) return names.map((name) => `${name}\n`).join("");
  const { files } = process.machine;
  const rows = names.map((name) => {
    const entry = files.get(files.resolve(`${folder}/${name}`, process.cwd));
    return { name, entry, size: String(sizeOf(entry)) };
  });
  const width = Math.max(...rows.map(({ size }) => size.length));
  return rows
    .map(({ name, entry, size }) => {
      const rights = entry.kind === "folder" ? "drwxr-xr-x" : "-rw-r--r--";
      return `${rights} 1 you you ${size.padStart(width)} ${dayOf(entry.changed)} ${name}\n`;
    })
    .join("");
}

function sizeOf(entry: Entry): number {
  return entry.kind === "file" ? entry.length : entry.kind === "folder" ? 4096 : 0;
}

function dayOf(time: number): string {
  const [, day = "", month = "", , clock = ""] =
    /^\w+, (\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(time).toUTCString()) ?? [];
  return `${month} ${String(Number(day)).padStart(2)} ${clock}`;
}

export const mkdir: Program = async (process, args) => {
  const { flags, rest } = readOptions("mkdir", args, "p");
  const { files } = process.machine;
  for (const path of operands("mkdir", rest)) {
    await attempt(`mkdir: cannot create directory '${path}'`, () =>
      files.makeFolder(files.resolve(path, process.cwd), flags.has("p")),
    );
  }
  return 0;
};

export const rm: Program = async (process, args) => {
  const { flags, rest } = readOptions("rm", args, "rRf");
  const { files } = process.machine;
  const isRecursive = flags.has("r") || flags.has("R");
  for (const path of flags.has("f") ? rest : operands("rm", rest)) {
    const whole = files.resolve(path, process.cwd);
    if (flags.has("f") && files.find(whole) === null) continue;
    await attempt(`rm: cannot remove '${path}'`, () => files.remove(whole, isRecursive));
  }
  return 0;
};

export const rmdir: Program = async (process, args) => {
  const { files } = process.machine;
  for (const path of operands("rmdir", args)) {
    await attempt(`rmdir: failed to remove '${path}'`, () =>
      files.removeFolder(files.resolve(path, process.cwd)),
    );
  }
  return 0;
};

export const touch: Program = async (process, args) => {
  const { files } = process.machine;
  for (const path of operands("touch", args)) {
    await attempt(`touch: cannot touch '${path}'`, () => {
      const file = files.file(files.resolve(path, process.cwd), "keep");
      if (file.kind === "file") files.put(file, file.length, new Uint8Array());
    });
  }
  return 0;
};

export const cp: Program = async (process, args) => {
  const { files } = process.machine;
  for (const [from, to] of pairs(process, "cp", args)) {
    await attempt(`cp: cannot stat '${from}'`, () => {
      files.write(to, files.read(files.resolve(from, process.cwd)));
    });
  }
  return 0;
};

export const mv: Program = async (process, args) => {
  const { files } = process.machine;
  for (const [from, to] of pairs(process, "mv", args)) {
    await attempt(`mv: cannot stat '${from}'`, () => {
      files.rename(files.resolve(from, process.cwd), to);
    });
  }
  return 0;
};

/** Each source, and the absolute path it goes to. */
function pairs(process: Process, name: string, args: readonly string[]): [string, string][] {
  const { files } = process.machine;
  const sources = [...operands(name, args)];
  const target = sources.pop() ?? "";
  if (sources.length === 0) {
    throw new Complaint(`${name}: missing destination file operand after '${target}'`);
  }
  const to = files.resolve(target, process.cwd);
  const isFolder = files.find(to)?.kind === "folder";
  if (sources.length > 1 && !isFolder)
    throw new Complaint(`${name}: target '${target}' is not a directory`);
  return sources.map((from) => [from, isFolder ? `${to}/${from.split("/").at(-1)}` : to]);
}

function operands(name: string, rest: readonly string[]): readonly string[] {
  if (rest.length === 0) throw new Complaint(`${name}: missing operand`);
  return rest;
}
