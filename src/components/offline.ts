// Keeps for a time without a network what this page was made of, from the first use of Python on: a
// service worker of this very site, which hands out what it has kept when nobody else answers.

/** Asks for the worker, and hands it what this page has loaded so far and loads from now on. */
export async function keepOffline(engine: string): Promise<void> {
  // Not everywhere are there workers of this kind: nothing but the memory is missing then.
  if (!("serviceWorker" in navigator)) return;
  const site = new URL("..", new URL(engine, location.href));
  try {
    await navigator.serviceWorker.register(new URL("offline.js", site), { scope: site.pathname });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    active?.postMessage([location.href, ...loaded].filter((url) => isOurs(url, site)));
  } catch (error) {
    // Without storage, or on a host that serves no worker, the page works as before.
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}

function isOurs(url: string, site: URL): boolean {
  return url.startsWith(site.href);
}
