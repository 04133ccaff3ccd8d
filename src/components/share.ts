// A link that carries a program and a moment, compressed, behind the `#` where no server sees it. What
// comes in a link is somebody else's: it is read with limits, checked, and never run by itself.

export interface Shared {
  /** The example it began as: where to open it. */
  readonly example: string;
  readonly code: string;
  readonly seed: number;
  /** The event to stand at; `null` for the end. */
  readonly event: number | null;
}

const mark = "#program=";
/** Characters of a link; what is longer does not survive chats and mails. */
const longestLink = 16_000;
/** Characters of a program: what the compiler takes. */
const longestCode = 262_144;

/** The part of the link behind the address. Throws a sentence when the program is too long for one. */
export async function toFragment(shared: Shared): Promise<string> {
  const { example, code, seed, event } = shared;
  const bytes = new TextEncoder().encode(JSON.stringify([1, example, code, seed, event]));
  const packed = await squeeze(bytes, new CompressionStream("deflate-raw"), longestLink);
  const fragment = packed === null ? null : mark + toText(packed);
  if (fragment !== null && fragment.length <= longestLink) return fragment;
  throw new Error(
    `Cannot put the program into a link: it is too long, expected less than about ${longestLink} characters when compressed`,
  );
}

/** What a link carries; `null` for a link that carries nothing, or not what it should. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  if (!fragment.startsWith(mark) || fragment.length > longestLink) return null;
  const packed = toBytes(fragment.slice(mark.length));
  if (packed === null) return null;
  const stream = new DecompressionStream("deflate-raw");
  const bytes = await squeeze(packed, stream, longestCode * 4).catch(() => null);
  return bytes === null ? null : read(new TextDecoder().decode(bytes));
}

function read(text: string): Shared | null {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(fields) || fields.length !== 5) return null;
  const [version, example, code, seed, event] = fields as readonly unknown[];
  if (version !== 1 || typeof example !== "string" || typeof code !== "string") return null;
  if (code.length > longestCode || !isCount(seed)) return null;
  if (event !== null && !isCount(event)) return null;
  return { example, code, seed, event };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Sends bytes through a stream; `null` when more than `most` come out. */
async function squeeze(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const writer = stream.writable.getWriter();
  // What goes wrong here is thrown by the reader too.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function toText(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function toBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
