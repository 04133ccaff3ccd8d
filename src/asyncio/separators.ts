// What ends a message in a stream, and where the first one stands.
import { type ByteBuffer, toBytes } from "./bytes.ts";
import { ValueError } from "./errors.ts";

/** What ends a message, as bytes or as text. */
export type Separator = Uint8Array | string;

export interface Match {
  readonly start: number;
  readonly end: number;
}

export const newline = new Uint8Array([10]);

/** The separators as bytes, the shortest first, so that the shortest match wins. */
export function toSeparators(separator: Separator | readonly Separator[]): readonly Uint8Array[] {
  if (separator === newline) return [newline];
  const isOne = typeof separator === "string" || separator instanceof Uint8Array;
  const all = (isOne ? [separator] : separator).map((one) => toBytes(one, "read until"));
  all.sort((a, b) => a.length - b.length);
  if (all.length === 0) throw new ValueError("Cannot read until a separator: there is none");
  if (all[0]?.length === 0) throw new ValueError("Cannot read until a separator: it is empty");
  return all;
}

/** The match that ends first, of those that begin at or after `from`. */
export function firstMatch(
  buffer: ByteBuffer,
  separators: readonly Uint8Array[],
  from: number,
): Match | null {
  let found: Match | null = null;
  for (const separator of separators) {
    const start = buffer.indexOf(separator, from);
    if (start < 0) continue;
    const end = start + separator.length;
    if (found === null || end < found.end) found = { start, end };
  }
  return found;
}
