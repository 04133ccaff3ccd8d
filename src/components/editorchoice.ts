// Which editor a reader gets: Monaco where there is a keyboard and a mouse, the light one under fingers,
// with Vim's keys, and on request.
import { preference } from "../course/preferences.ts";

/** Monaco does not support touch. */
export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

export function chosenEditor(): "full" | "light" {
  if (preference("keys") === "vim") return "light";
  return preference("editor") ?? (isTouch() ? "light" : "full");
}

/** How the keyboard gets out of the editor, in words. */
export function leavingKey(): string {
  const key = /Mac|iPhone|iPad/.test(navigator.platform) ? "esc" : "Esc";
  return preference("keys") === "vim"
    ? `Shift+${key} leaves the editor`
    : `${key} leaves the editor`;
}
