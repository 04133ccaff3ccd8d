// Code that is shown on demand: a summary to open, and the text as it is.

export function foldedCode(summary: string, code: string): HTMLElement {
  const details = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = summary;
  const text = document.createElement("pre");
  text.className = "code-box";
  text.tabIndex = 0;
  text.textContent = code;
  details.append(title, text);
  return details;
}
