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
/** More pages and files than a reader comes by; those that were used longest ago make room. */
const most = 600;
/** So many are kept before somebody looks again whether it is too many: to list them all takes long. */
const seldom = 25;
let unseen = seldom;
/** What pages were made of since this worker was started: it makes no room. */
const used = new Set<string>();

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
  const { url } = event.request;
  const known = await kept(url);
  if (known === undefined) return fetchAndKeep(event);
  // Kept anew, so that it does not count as old when this worker has ended: many pages are made of it.
  if (!used.has(bare(url))) event.waitUntil(keep(url, known.clone()));
  used.add(bare(url));
  return known;
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
  const ours = urls.filter((url) => isForUs(new Request(url)));
  await Promise.all(
    ours.map(async (url) => {
      used.add(bare(url));
      if (await kept(url)) return;
      const response = await fetch(url).catch(() => null);
      if (response?.ok) await put(url, response);
    }),
  );
  await trim();
}

async function kept(url: string): Promise<Response | undefined> {
  return (await caches.open(shelf)).match(bare(url));
}

async function keep(url: string, response: Response): Promise<void> {
  await put(url, response);
  unseen += 1;
  if (unseen > seldom) await trim();
}

/** Whatever is stored goes behind all others. */
async function put(url: string, response: Response): Promise<void> {
  await (await caches.open(shelf)).put(bare(url), response);
}

async function trim(): Promise<void> {
  unseen = 0;
  const cache = await caches.open(shelf);
  const all = await cache.keys();
  const tooMany = Math.max(0, all.length - most);
  const unused = all.filter(({ url }) => !used.has(url));
  await Promise.all(unused.slice(0, tooMany).map((one) => cache.delete(one)));
}

/** A page is the same page whatever stands behind its address. */
function bare(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
