// Fetches the editor that a reader gets, when it is wanted: each is a script of its own.
import type { MakeEditor } from "./editor.ts";
import { chosenEditor } from "./editorchoice.ts";

/** Fetches the chosen editor. */
export async function loadEditor(): Promise<MakeEditor> {
  switch (chosenEditor()) {
    case "light":
      return (await import("./codemirror.ts")).makeCodeMirror;
    case "full":
      return (await import("./monaco.ts")).makeMonaco;
  }
}
