// The help sheet of the keyboard: every key the site listens to, by where it works.
import { leavingKey } from "./editorchoice.ts";
import { openDialog } from "./tooldialog.ts";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const command = isApple ? "⌘" : "Ctrl";
const option = isApple ? "⌥" : "Alt";

/** `" "` between keys that are pressed together, `,` between others that do the same. */
type Row = readonly [keys: string, does: string];

const everywhere: readonly Row[] = [
  [`/, ${command} K`, "search"],
  ["?", "show or hide this sheet"],
];

const inEditor = (): readonly Row[] => [
  [`${command} Enter`, "run the program"],
  [`${option} Enter`, "show the moment at which this line ran"],
  [leavingKey().replace(" leaves the editor", "").replace("+", " "), "leave the editor"],
  [isApple ? "⌃ M" : "Ctrl M", "let Tab indent, or move on"],
  [`${command} F`, "find in the program"],
  [`${command} K ${command} I`, "show how the other language writes the name at the cursor"],
  [`${command} /`, "make the line a comment"],
];

const onTimeline: readonly Row[] = [
  ["→, ↓", "one step on"],
  ["←, ↑", "one step back"],
  ["Home", "to the start of the run"],
  ["End", "to the end of the run"],
  ["Space, Enter", "play, or pause"],
  ["+", "zoom in"],
  ["-", "zoom out"],
];

const inPractice: readonly Row[] = [
  [`${command} Shift Enter`, "check the exercise"],
  ["↑, ↓", "move the line of a question, on one of its buttons"],
  ["←, →", "move the border between task and program, when it has the focus"],
];

export function openShortcuts(): void {
  openDialog("shortcuts", "Keyboard shortcuts", [
    ...section("On every page", everywhere),
    ...section("In an editor", inEditor()),
    ...section("On a timeline", onTimeline),
    ...section("In exercises and questions", inPractice),
  ]);
}

function section(title: string, rows: readonly Row[]): Node[] {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("dl");
  for (const [keys, does] of rows) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    term.append(...keys.split(", ").flatMap((one, at) => [at > 0 ? " or " : "", ...pressed(one)]));
    const words = document.createElement("dd");
    words.textContent = does;
    row.append(term, words);
    list.append(row);
  }
  return [heading, list];
}

function pressed(keys: string): Node[] {
  return keys.split(" ").map((key) => {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    return cap;
  });
}
