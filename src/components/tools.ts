// What every page listens to: the header's buttons and `?` open dialogs, the type becomes as large as
// the reader wants it, and what is printed is printed on white.
import { onPreference, preference } from "../course/preferences.ts";
import { isTyping } from "./parts.ts";
import { openDialog } from "./tooldialog.ts";
import { whyNot } from "./why.ts";

document.addEventListener("click", ({ target }) => {
  const button =
    target instanceof Element ? target.closest<HTMLElement>("[data-tool-dialog]") : null;
  if (button) void open(button.dataset.toolDialog === "settings" ? "settings" : "shortcuts");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event))
    return;
  event.preventDefault();
  void open("shortcuts");
});

const root = document.documentElement;
onPreference("size", () => {
  root.style.fontSize = `${preference("size") ?? 100}%`;
});

// Paper is white: what is dark on the screen is printed in the light theme's ink.
let theme: string | undefined;
addEventListener("beforeprint", () => {
  theme = root.dataset.theme;
  root.dataset.theme = "light";
});
addEventListener("afterprint", () => {
  if (theme !== undefined) root.dataset.theme = theme;
});

async function open(name: "settings" | "shortcuts"): Promise<void> {
  const shown = document.querySelector<HTMLDialogElement>("dialog.tool-dialog[open]");
  shown?.close();
  if (shown?.dataset.name === name) return;
  try {
    if (name === "settings") (await import("./settings.ts")).openSettings();
    else (await import("./shortcuts.ts")).openShortcuts();
  } catch (error) {
    const words = document.createElement("p");
    words.textContent = `Cannot open this: ${whyNot(error)}.`;
    openDialog(name, name === "settings" ? "Settings" : "Keyboard shortcuts", [words]);
  }
}
