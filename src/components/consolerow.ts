// One row of a console: its virtual time, its text or tree, and what it has to do with the rows beside
// it. Text only ever enters the page as text; what a program printed can't become markup.
import type { Place, Printable } from "../runner/protocol.ts";
import type { ConsoleLine } from "../trace/console.ts";
import { isTree, tree } from "./inspector.ts";
import { placeButton } from "./problems.ts";

/** How a line looks: the colour of the lane that printed it, and the lane it is filtered by. */
export interface Look {
  readonly colour: number;
  readonly owner: number;
}

export interface Row {
  readonly element: HTMLElement;
  readonly stamp: HTMLElement;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly owner: number;
  readonly text: string;
  /** The first of the equal rows that this one belongs to; itself for most. */
  readonly first: Row | null;
}

type OnPlace = (place: Place) => void;

export function makeRow(line: ConsoleLine, look: Look, first: Row | null, onPlace: OnPlace): Row {
  const element = document.createElement("div");
  element.className = `line c${look.colour}`;
  element.dataset.level = line.level;
  if (first) element.classList.add("repeat");
  const stamp = document.createElement("span");
  stamp.className = "stamp";
  const text = document.createElement("span");
  text.className = "text";
  text.style.paddingInlineStart = `${line.depth * 1.2}rem`;
  fill(text, line, onPlace);
  element.append(stamp, text);
  return { element, stamp, at: line.at, owner: look.owner, text: line.text, first };
}

/** The rows that the page came with. */
export function rowsIn(console: HTMLElement): Row[] {
  const rows: Row[] = [];
  let first: Row | null = null;
  for (const element of console.querySelectorAll<HTMLElement>(".line[data-at]")) {
    const stamp = element.querySelector<HTMLElement>(".stamp");
    if (!stamp) throw new Error("Cannot read the console: a line has no time");
    const text = element.querySelector(".text")?.textContent ?? "";
    const isRepeat = element.classList.contains("repeat");
    const row: Row = {
      element,
      stamp,
      at: Number(element.dataset.at),
      owner: Number(element.dataset.owner),
      text,
      first: isRepeat ? first : null,
    };
    if (!isRepeat) first = row;
    rows.push(row);
  }
  return rows;
}

/** Says at the first of equal rows how many there are; pressing it shows them all. */
export function tellTimes({ element }: Row, times: number): void {
  let badge = element.querySelector<HTMLButtonElement>(":scope > .times");
  if (!badge) {
    badge = document.createElement("button");
    badge.type = "button";
    badge.className = "times";
    badge.setAttribute("aria-expanded", "false");
    element.append(badge);
  }
  badge.setAttribute("aria-label", `Printed ${times} times at once. Show all`);
  badge.dataset.times = String(times);
}

function fill(text: HTMLElement, line: ConsoleLine, onPlace: OnPlace): void {
  if (line.values.some(isTree)) {
    for (const [index, value] of line.values.entries()) {
      if (index > 0) text.append(" ");
      text.append(tree(value, onPlace));
    }
  } else {
    text.textContent = line.text;
  }
  const place = line.level === "error" ? (line.place ?? placeOf(line.values)) : null;
  if (place) text.append(" ", placeButton(place, onPlace));
}

function placeOf(values: readonly Printable[]): Place | null {
  for (const value of values) {
    if (value.kind !== "error") continue;
    const frame = value.error.stack.find((one) => one.place !== null);
    if (frame) return frame.place;
  }
  return null;
}
