// The site's service worker: with a network it only takes copies, without one it hands them out. It is
// there for whoever has run Python; no program of a learner's can reach it, since a sealed frame has no
// origin, and it never sees what such a frame asks for.

interface Lasting extends Event {
  readonly data?: unknown;
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What we need of a service worker's own world, which the types of a page don't know. */
interface OfflineWorker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "fetch", listener: (event: Asked) => void): void;
  addEventListener(
    type: "install" | "activate" | "message",
    listener: (event: Lasting) => void,
  ): void;
}

const worker = self as unknown as OfflineWorker;
const shelf = "interleave-site";
/** More pages and files than a reader comes by; the oldest make room. */
const most = 600;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (event) => {
  const urls: unknown = event.data;
  if (Array.isArray(urls)) event.waitUntil(keepAll(urls.filter((url) => typeof url === "string")));
});

worker.addEventListener("fetch", (event) => {
  if (!isForUs(event.request)) return;
  event.respondWith(isForEver(event.request.url) ? keptOrFetched(event) : fetchedOrKept(event));
});

/** What Python is made of is kept by the page itself, which tells how much of it has come. */
function isForUs({ method, url }: Request): boolean {
  const { href } = new URL(worker.registration.scope);
  return method === "GET" && url.startsWith(href) && !url.startsWith(`${href}engine/python`);
}

/** Names that carry the hash of what is in them. */
function isForEver(url: string): boolean {
  return /\/_astro\//.test(url);
}

async function keptOrFetched(event: Asked): Promise<Response> {
  return (await kept(event.request.url)) ?? fetchAndKeep(event);
}

async function fetchedOrKept(event: Asked): Promise<Response> {
  try {
    return await fetchAndKeep(event);
  } catch (error) {
    const known = await kept(event.request.url);
    if (known) return known;
    throw error;
  }
}

async function fetchAndKeep(event: Asked): Promise<Response> {
  const response = await fetch(event.request);
  if (response.ok && response.type === "basic") {
    event.waitUntil(keep(event.request.url, response.clone()));
  }
  return response;
}

/** What a page says that it is made of; most of it still lies in the browser's own memory. */
async function keepAll(urls: readonly string[]): Promise<void> {
  const missing = urls.filter((url) => isForUs(new Request(url)));
  await Promise.all(
    missing.map(async (url) => {
      if (await kept(url)) return;
      const response = await fetch(url).catch(() => null);
      if (response?.ok) await keep(url, response);
    }),
  );
}

async function kept(url: string): Promise<Response | undefined> {
  return (await caches.open(shelf)).match(bare(url));
}

async function keep(url: string, response: Response): Promise<void> {
  const cache = await caches.open(shelf);
  await cache.put(bare(url), response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((one) => cache.delete(one)));
}

/** A page is the same page whatever stands behind its address. */
function bare(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
