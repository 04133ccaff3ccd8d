// The Python files that programs run in, as text. Node only.
import { readFile } from "node:fs/promises";

/** The world of a program: its clock and its loop, and the network on top of them. */
export async function readLoop(): Promise<string> {
  return (await Promise.all(["virtual_loop.py", "virtual_net.py"].map(read))).join("\n");
}

/** What tells of a program's steps; stands in the names of the world. */
export async function readTrace(): Promise<string> {
  const parts = ["places", "waits", "things", "calls", "tasks", "trace"];
  return (await Promise.all(parts.map((part) => read(`virtual_${part}.py`)))).join("\n");
}

function read(file: string): Promise<string> {
  return readFile(new URL(`./${file}`, import.meta.url), "utf8");
}
