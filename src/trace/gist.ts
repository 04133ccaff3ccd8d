// What a console line says, short enough for a sentence about it.
import type { Printable } from "../runner/protocol.ts";
import { shortened } from "./words.ts";

const longest = 80;

export function gist(values: readonly Printable[]): string {
  return shortened(values.map(word).join(" ").replace(/\s+/g, " "), longest);
}

function word(value: Printable): string {
  switch (value.kind) {
    case "string":
      return value.value;
    case "primitive":
    case "symbol":
    case "date":
    case "regexp":
    case "accessor":
      return value.text;
    case "error":
      return `${value.error.name}: ${value.error.message}`;
    case "array":
    case "typedArray":
    case "set":
      return `[${value.items.slice(0, 3).map(word).join(", ")}${value.length > 3 ? ", …" : ""}]`;
    case "function":
    case "map":
    case "object":
    case "promise":
    case "folded":
      return value.name === "" ? "{…}" : value.name;
    case "empty":
      return "empty";
    case "circular":
    case "proxy":
      return "…";
    default:
      return value satisfies never;
  }
}
