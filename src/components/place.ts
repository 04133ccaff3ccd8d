// Remembers where in a chapter its reader stopped, when the page is left or put away.
import { type Place, writePlace } from "../course/place.ts";
import { localStore } from "../course/storage.ts";

const here = document.querySelector<HTMLElement>(
  'nav.sidebar a[data-chapter][aria-current="page"] > span',
);

if (here) {
  document.addEventListener("visibilitychange", () => {
    const place = document.visibilityState === "hidden" ? placeOf(here) : null;
    if (place) writePlace(localStore(), place);
  });
}

/** The last section that began above the middle of the screen; before the first one nothing is read. */
function placeOf(chapter: HTMLElement): Place | null {
  const headings = [...document.querySelectorAll<HTMLElement>(".sl-markdown-content h2[id]")];
  const middle = innerHeight / 2;
  const section = headings.findLast((one) => one.getBoundingClientRect().top < middle);
  if (!section) return null;
  const href = `${location.pathname}#${section.id}`;
  return { href, chapter: textOf(chapter), section: textOf(section) };
}

function textOf({ textContent }: HTMLElement): string {
  return textContent?.trim() ?? "";
}
