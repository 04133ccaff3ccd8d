// Days and times as a reader writes them, in the page's language.

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** `21 November 2026`. */
export function dayOf(at: number): string {
  return day.format(at);
}

/** A `<time>` with the day and the minute; 0 is a time that nobody knows. */
export function timeOf(at: number): HTMLElement {
  if (at === 0) {
    const unknown = document.createElement("span");
    unknown.textContent = "some time ago";
    return unknown;
  }
  const element = document.createElement("time");
  element.dateTime = new Date(at).toISOString();
  element.textContent = `${day.format(at)}, ${time.format(at)}`;
  return element;
}
