// What elements of ours ask of the page again and again: a part of themselves that has to be there, the
// arrow keys through a list, and whether a key is meant for a field.

/** `lacks` is the beginning of the sentence for whoever made the page: `Cannot search: it has no`. */
export function part<Part extends HTMLElement>(
  root: ParentNode,
  selector: string,
  lacks: string,
): Part {
  const found = root.querySelector<Part>(selector);
  if (found) return found;
  throw new Error(`${lacks} "${selector}"`);
}

/** An arrow up or down leads to the next of `places` from the one that has the focus. */
export function walk(places: readonly HTMLElement[], event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = places.findIndex((place) => place.matches(":focus"));
  places[Math.max(0, Math.min(places.length - 1, at + step))]?.focus();
}

/** The key is a letter of what somebody writes. */
export function isTyping({ target }: Event): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
