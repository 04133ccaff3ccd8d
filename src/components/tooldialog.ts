// A dialog with a title and a way to close it, made when it is opened and gone when it is closed. The
// focus goes back to where it was.

/** Opens a dialog that holds `content`. */
export function openDialog(name: string, title: string, content: readonly Node[]): void {
  const dialog = document.createElement("dialog");
  dialog.className = "tool-dialog not-content";
  dialog.dataset.name = name;
  const heading = document.createElement("h2");
  heading.id = `${name}-title`;
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const head = document.createElement("header");
  head.append(heading, close);
  dialog.append(head, ...content);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
