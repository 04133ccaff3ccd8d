// Why something did not work, in words for a reader: a browser's own words for a missing network are
// not.

export function whyNot(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isNetwork(message)) return message;
  if (!navigator.onLine) return "you are offline, and what it needs is not here yet";
  return /frame/.test(message) ? message : "the site does not answer";
}

/** As Chromium, Firefox and Safari say it, of what is fetched and of what is imported. */
function isNetwork(message: string): boolean {
  return /failed to fetch|networkerror|load failed|dynamically imported|importing a module|network connection|frame did not answer/i.test(
    message,
  );
}
