// What stopped a program from being compiled, as sentences with the line they are about.
import type { Diagnostic, Place } from "../runner/protocol.ts";

/** Fills `box` with the diagnostics and shows it; with none, hides it. */
export function showProblems(
  box: HTMLElement,
  diagnostics: readonly Diagnostic[],
  onPlace: (place: Place) => void,
): void {
  box.replaceChildren(...diagnostics.map((one) => problem(one, onPlace)));
  box.hidden = diagnostics.length === 0;
}

/** Shows one sentence that no line of the program is to blame for. */
export function showTrouble(box: HTMLElement, text: string): void {
  const sentence = document.createElement("p");
  sentence.textContent = text;
  box.replaceChildren(sentence);
  box.hidden = false;
}

function problem(diagnostic: Diagnostic, onPlace: (place: Place) => void): HTMLElement {
  const box = document.createElement("div");
  const sentence = document.createElement("p");
  const { place, message, lineText, length } = diagnostic;
  sentence.append(message);
  box.append(sentence);
  if (!place) return box;
  sentence.append(" (", placeButton(place, onPlace), ")");
  const excerpt = document.createElement("pre");
  const number = `${place.line} │ `;
  const marks = "^".repeat(Math.max(1, Math.min(length, lineText.length - place.column + 1)));
  excerpt.textContent = `${number}${lineText}\n${" ".repeat(number.length + place.column - 1)}${marks}`;
  box.append(excerpt);
  return box;
}

/** A link to a line of the editor: `main.ts:7`. */
export function placeButton(place: Place, onPlace: (place: Place) => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "place";
  button.textContent = `line ${place.line}`;
  button.addEventListener("click", () => onPlace(place));
  return button;
}
