// Printed values that unfold: objects, arrays, maps and errors as a tree of `details`, filled when
// they are opened. What it shows was recorded when the program printed it; nothing is asked again.
import type { Place, Printable, WireError } from "../runner/protocol.ts";
import { printLine, printValue } from "../trace/text.ts";
import { placeButton } from "./problems.ts";

type OnPlace = (place: Place) => void;

/** Whether a value has something to unfold. */
export function isTree(value: Printable): boolean {
  return members(value).length > 0 || (value.kind === "error" && value.error.stack.length > 0);
}

/** One printed value: text, or a summary that unfolds. */
export function tree(value: Printable, onPlace: OnPlace): Node {
  if (!isTree(value)) return document.createTextNode(printLine([value]));
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = summaryOf(value);
  details.append(summary);
  const fill = () => {
    if (details.childElementCount > 1) return;
    if (value.kind === "error") details.append(...frames(value.error, onPlace));
    for (const [key, member] of members(value)) details.append(row(key, member, onPlace));
  };
  details.addEventListener("toggle", fill);
  return details;
}

function summaryOf(value: Printable): string {
  if (value.kind === "error") return `${value.error.name}: ${value.error.message}`;
  const text = printValue(value).replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function row(key: string, value: Printable, onPlace: OnPlace): HTMLElement {
  const member = document.createElement("div");
  member.className = "member";
  const name = document.createElement("span");
  name.className = "key";
  name.textContent = `${key}: `;
  const shown = isTree(value) ? tree(value, onPlace) : document.createTextNode(printValue(value));
  member.append(name, shown);
  return member;
}

function frames({ stack }: WireError, onPlace: OnPlace): HTMLElement[] {
  return stack.map((frame) => {
    const line = document.createElement("div");
    line.className = "member";
    line.append(`at ${frame.function || "the top of the file"} `);
    line.append(frame.place ? placeButton(frame.place, onPlace) : "in the library");
    return line;
  });
}

/** The parts of a value by name, in the order they were recorded. */
function members(value: Printable): readonly (readonly [string, Printable])[] {
  switch (value.kind) {
    case "array":
    case "typedArray":
    case "set":
      return [
        ...value.items.map((item, index) => [String(index), item] as const),
        ...folded(value.length - value.items.length),
      ];
    case "map":
      return [
        ...value.entries.map(([key, item]) => [printValue(key), item] as const),
        ...folded(value.length - value.entries.length),
      ];
    case "object":
      return [...value.entries, ...folded(value.length - value.entries.length)];
    case "error":
      return errorMembers(value.error);
    default:
      return [];
  }
}

function errorMembers(error: WireError): readonly (readonly [string, Printable])[] {
  const cause = error.cause ? ([["cause", error.cause]] as const) : [];
  const parts = error.errors.map((part, index) => [`errors[${index}]`, part] as const);
  return [...cause, ...parts, ...error.entries];
}

function folded(count: number): readonly (readonly [string, Printable])[] {
  if (count <= 0) return [];
  return [["…", { kind: "folded", name: `${count} more` }]];
}
