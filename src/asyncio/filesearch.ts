// How much of what was read ahead of a file to give. A search goes on where it stopped, so that nothing
// is looked at twice, however long a line is.
import type { ByteBuffer } from "./bytes.ts";

/** How many bytes to give; -1 if there are too few yet. Nothing has been taken since it was asked last. */
export type Search = (ahead: ByteBuffer) => number;

const newline = new Uint8Array([10]);

/** To the end of the file. */
export const everything: Search = () => -1;

export function bytes(count: number): Search {
  return (ahead) => (ahead.length < count ? -1 : count);
}

/** To the end of the line, with it. */
export function lineEnd(): Search {
  let from = 0;
  return (ahead) => {
    const at = ahead.indexOf(newline, from);
    from = ahead.length;
    return at < 0 ? -1 : at + 1;
  };
}

/** So many characters of UTF-8. */
export function characters(count: number): Search {
  let length = 0;
  let left = count;
  return (ahead) => {
    for (; left > 0 && length < ahead.length; left--) length += widthOf(ahead.at(length));
    return left > 0 || length > ahead.length ? -1 : length;
  };
}

/** How many bytes the character takes that begins with this one. */
function widthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
