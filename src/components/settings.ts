// The settings as a dialog: each one is a preference, takes effect at once, and is kept in this browser.
import { type Preferences, prefer, preference } from "../course/preferences.ts";
import { chosenSpeed } from "./choices.ts";
import { chosenEditor } from "./editorchoice.ts";
import { openDialog } from "./tooldialog.ts";

type Name = "size" | "speed" | "editor" | "keys" | "tab";

interface Setting<Of extends Name = Name> {
  readonly name: Of;
  readonly title: string;
  readonly remark: string;
  readonly choices: readonly (readonly [Preferences[Of], string])[];
  /** What holds now, chosen or not. */
  readonly now: () => Preferences[Of];
}

const size: Setting<"size"> = {
  name: "size",
  title: "Size of the type",
  remark: "Of words and of code, on every page.",
  choices: [
    ["90", "Smaller"],
    ["100", "Normal"],
    ["115", "Larger"],
    ["130", "Largest"],
  ],
  now: () => preference("size") ?? "100",
};

const speed: Setting<"speed"> = {
  name: "speed",
  title: "Playback",
  remark: "How fast a run is shown. It never changes what a program does.",
  choices: [
    ["1", "1×"],
    ["4", "4×"],
    ["16", "16×"],
    ["all", "At once"],
  ],
  now: chosenSpeed,
};

const editor: Setting<"editor"> = {
  name: "editor",
  title: "Editor",
  remark: "Monaco is the editor of VS Code. The light one is smaller, and made for fingers too.",
  choices: [
    ["full", "Monaco"],
    ["light", "Light"],
  ],
  now: chosenEditor,
};

const keys: Setting<"keys"> = {
  name: "keys",
  title: "Keys in the editor",
  remark: "Vim's keys are those of the light editor; Shift+Esc leaves it.",
  choices: [
    ["usual", "Usual"],
    ["vim", "Vim"],
  ],
  now: () => preference("keys") ?? "usual",
};

const tab: Setting<"tab"> = {
  name: "tab",
  title: "Tab in the editor",
  remark: "Either way, Ctrl+M switches it while you write.",
  choices: [
    ["indent", "Indents"],
    ["leave", "Moves on"],
  ],
  now: () => preference("tab") ?? "indent",
};

export function openSettings(): void {
  openDialog("settings", "Settings", [
    group(size),
    group(speed),
    group(editor),
    group(keys),
    group(tab),
    remark("They are kept in this browser and nowhere else."),
  ]);
}

function group<Of extends Name>({ name, title, remark: said, choices, now }: Setting<Of>): Node {
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = title;
  const row = document.createElement("div");
  row.className = "choices";
  const chosen = now();
  row.append(...choices.map(([value, words]) => choice(name, value, words, value === chosen)));
  set.append(legend, row, remark(said));
  return set;
}

function choice<Of extends Name>(
  name: Of,
  value: Preferences[Of],
  words: string,
  isChosen: boolean,
): Node {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "radio";
  input.name = `setting-${name}`;
  input.checked = isChosen;
  input.addEventListener("change", () => prefer(name, value));
  const text = document.createElement("span");
  text.textContent = words;
  label.append(input, text);
  return label;
}

function remark(text: string): Node {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}
