// What a console call says, as one text: the values side by side, or put into the first one's places.
import type { Printable } from "../runner/protocol.ts";
import { errorTitle, printValue } from "./value.ts";

export { errorTitle, printError, printValue } from "./value.ts";

/** The arguments of `console.log` as the text it prints. */
export function printLine(values: readonly Printable[]): string {
  const [first, ...rest] = values;
  if (first?.kind !== "string" || rest.length === 0) return values.map(alone).join(" ");
  const left = [...rest];
  const text = first.value.replace(/%[sdifjoOc%]/g, (mark) => {
    if (mark === "%%") return "%";
    const value = left.shift();
    return value === undefined ? mark : place(mark, value);
  });
  return [text, ...left.map(alone)].join(" ");
}

/** A value as an argument of its own: strings stand for themselves. */
function alone(value: Printable): string {
  if (value.kind !== "string") return printValue(value);
  const left = value.length - value.value.length;
  return value.value + (left > 0 ? `... ${left} more characters` : "");
}

function place(mark: string, value: Printable): string {
  switch (mark) {
    case "%s":
      return asString(value);
    case "%d":
      return asNumber(value, Number);
    case "%i":
      return asNumber(value, Number.parseInt);
    case "%f":
      return value.kind === "symbol" ? "NaN" : `${Number.parseFloat(plain(value))}`;
    case "%j":
      return asJson(value);
    case "%o":
    case "%O":
      return printValue(value, { depth: 4 });
    default:
      return "";
  }
}

function asString(value: Printable): string {
  switch (value.kind) {
    case "string":
      return alone(value);
    case "error":
      return errorTitle(value.error);
    default:
      return printValue(value, { depth: 0 });
  }
}

function asNumber(value: Printable, read: (text: string) => number): string {
  if (value.kind === "primitive" && value.type === "bigint") return value.text;
  if (value.kind !== "string" && value.kind !== "primitive") return "NaN";
  const number = read(plain(value));
  return Object.is(number, -0) ? "-0" : `${number}`;
}

/** What a number is read from. */
function plain(value: Printable): string {
  if (value.kind === "string") return value.value;
  if (value.kind !== "primitive") return "NaN";
  if (value.type === "boolean") return value.text === "true" ? "1" : "0";
  if (value.type === "null") return "0";
  return value.type === "undefined" ? "NaN" : value.text;
}

function asJson(value: Printable): string {
  return JSON.stringify(toData(value)) ?? "undefined";
}

function toData(value: Printable): unknown {
  switch (value.kind) {
    case "string":
      return value.value;
    case "primitive":
      if (value.type === "undefined") return undefined;
      return value.type === "bigint" ? value.text : JSON.parse(json(value.text));
    case "date":
      return value.text;
    case "array":
      return value.items.map(toData);
    case "object":
      return Object.fromEntries(value.entries.map(([key, part]) => [key, toData(part)]));
    case "function":
    case "symbol":
      return undefined;
    default:
      return {};
  }
}

/** Numbers that JSON doesn't know are null there. */
function json(text: string): string {
  return /^(-?Infinity|NaN)$/.test(text) ? "null" : text;
}
