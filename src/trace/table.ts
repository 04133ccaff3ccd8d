// `console.table`: rows of a list, a map or an object as a frame of lines.
import type { Printable } from "../runner/protocol.ts";
import { printValue } from "./value.ts";

interface Row {
  readonly cells: ReadonlyMap<string, string>;
}

const values = "Values";

/** The table, or `null` for what has no rows. */
export function printTable(data: Printable | undefined, wanted?: Printable): string | null {
  const rows = data === undefined ? null : rowsOf(data);
  if (rows === null) return null;
  const chosen = wanted?.kind === "array" ? wanted.items.map(plain) : null;
  const found = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const hasValues = found.delete(values);
  const index = data?.kind === "map" || data?.kind === "set" ? "(iteration index)" : "(index)";
  const columns = chosen ?? [...found, ...(hasValues ? [values] : [])];
  const shown = columns.filter((column) => column !== index);
  return frame(
    [index, ...shown],
    rows.map(({ cells }, at) => [
      cells.get(index) ?? `${at}`,
      ...shown.map((column) => cells.get(column) ?? ""),
    ]),
  );
}

function rowsOf(data: Printable): Row[] | null {
  switch (data.kind) {
    case "array":
    case "typedArray":
      return data.items.map((item, at) => row("(index)", `${at}`, item));
    case "set":
      return data.items.map((item, at) => row("(iteration index)", `${at}`, item));
    case "object":
      return data.entries.map(([key, item]) => row("(index)", key, item));
    case "map":
      return data.entries.map(([key, value], at) => ({
        cells: new Map([
          ["(iteration index)", `${at}`],
          ["Key", printValue(key, { depth: 0 })],
          [values, printValue(value, { depth: 0 })],
        ]),
      }));
    default:
      return null;
  }
}

function row(index: string, name: string, item: Printable): Row {
  const cells = new Map([[index, name]]);
  if (item.kind === "object") {
    for (const [key, value] of item.entries) cells.set(key, printValue(value, { depth: 0 }));
  } else if (item.kind === "array") {
    for (const [at, value] of item.items.entries()) {
      cells.set(`${at}`, printValue(value, { depth: 0 }));
    }
  } else {
    cells.set(values, printValue(item, { depth: 0 }));
  }
  return { cells };
}

function plain(value: Printable): string {
  return value.kind === "string" ? value.value : printValue(value);
}

function frame(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const bars = widths.map((width) => "─".repeat(width + 2));
  const line = (cells: readonly string[]) =>
    `│${cells.map((cell, column) => ` ${cell.padEnd(widths[column] ?? 0)} `).join("│")}│`;
  return [
    `┌${bars.join("┬")}┐`,
    line(head),
    `├${bars.join("┼")}┤`,
    ...rows.map(line),
    `└${bars.join("┴")}┘`,
  ].join("\n");
}
