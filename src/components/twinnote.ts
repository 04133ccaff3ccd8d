// What a reader sees of a name's twin: how the other language writes it, what differs, a short program,
// and the way to the page of all names.
import type { Twin } from "./twins.ts";

export function twinNote({ language, form, says, program, url }: Twin): HTMLElement {
  const note = element("div", "twinnote");
  const head = element("p", "form");
  head.append(`In ${language} `, element("code", "", form));
  note.append(head);
  if (says !== "") note.append(worded(says));
  if (program !== null) {
    const shown = element("pre", "");
    shown.append(element("code", "", program));
    note.append(shown);
  }
  const link = document.createElement("a");
  link.href = url;
  link.textContent = "All names in both languages";
  note.append(link);
  return note;
}

/** A paragraph in which what stands between backticks is code. */
export function worded(text: string): HTMLElement {
  const paragraph = element("p", "says");
  const pieces = text.split("`").map((piece, at) => (at % 2 ? element("code", "", piece) : piece));
  paragraph.append(...pieces);
  return paragraph;
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
