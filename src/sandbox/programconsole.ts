// The console of a file that runs as a process: text on its standard output and error, as Node prints it.
import type { ConsoleMethod, Printable } from "../runner/protocol.ts";
import { printTable } from "../trace/table.ts";
import { printLine, printValue } from "../trace/text.ts";
import type { Say } from "./console.ts";

interface Port {
  print(values: readonly unknown[]): readonly Printable[];
  out(text: string): void;
  err(text: string): void;
}

export function makeSay({ print, out, err }: Port): Say {
  let depth = 0;
  const line = (write: (text: string) => void, text: string) =>
    write(`${text.replaceAll(/^/gm, "  ".repeat(depth))}\n`);
  return (method, values) => {
    if (method === "groupEnd") depth = Math.max(0, depth - 1);
    // It clears a terminal, and there is none.
    if (method === "groupEnd" || method === "clear") return;
    const opens = method === "group" || method === "groupCollapsed";
    const printed = print(values);
    if (!opens || values.length > 0) line(isError(method) ? err : out, textOf(method, printed));
    if (opens) depth += 1;
  };
}

function isError(method: ConsoleMethod): boolean {
  return method === "error" || method === "warn" || method === "trace";
}

function textOf(method: ConsoleMethod, values: readonly Printable[]): string {
  if (method === "table") return printTable(values[0], values[1]) ?? printLine(values);
  if (method === "dir") return values.map((value) => printValue(value)).join(" ");
  if (method !== "trace") return printLine(values);
  return values.length === 0 ? "Trace" : `Trace: ${printLine(values)}`;
}
