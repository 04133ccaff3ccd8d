// Which of the bytes that move through connections are told of: who moves a large file must not fill the
// trace. Whatever was told as sent is told as arrived too, so that nothing is on its way for ever.
import { SafeMap } from "./natives.ts";

/** So many are told as sent, and beyond what these need as many as arrived. */
const most = 4000;

/** What one end has sent: where each told sending begins, how far they go, and what has arrived. */
interface Way {
  readonly starts: number[];
  /** How many of them have begun to arrive. */
  begun: number;
  sent: number;
  arrived: number;
  /** So much of what has arrived is told. */
  told: number;
}

export class Portions {
  readonly #ways = new SafeMap<number, Way>();
  #sent = 0;
  #arrived = 0;

  /** Whether to tell that a connection sends so much; `isInside` if it arrives in this program. */
  sends(connection: number, length: number, isInside: boolean): boolean {
    if (this.#sent >= most) return false;
    this.#sent += 1;
    if (!isInside) return true;
    let way = this.#ways.get(connection);
    if (way === undefined) {
      way = { starts: [], begun: 0, sent: 0, arrived: 0, told: 0 };
      this.#ways.set(connection, way);
    }
    way.starts[way.starts.length] = way.sent;
    way.sent += length;
    return true;
  }

  /** How much to tell as arrived of what `from` has sent; `null` for nothing now. */
  arrives(from: number | null, length: number): number | null {
    const way = from === null ? undefined : this.#ways.get(from);
    if (from !== null && way === undefined) return null;
    const isNeeded = way !== undefined && begins(way, length);
    if (!isNeeded && (this.#arrived >= most || (way !== undefined && way.told >= way.sent))) {
      return null;
    }
    this.#arrived += 1;
    if (way === undefined) return length;
    const told = way.arrived - way.told;
    way.told = way.arrived;
    return told;
  }
}

/** Takes note of what arrived; says whether that is the beginning of a told sending. */
function begins(way: Way, length: number): boolean {
  way.arrived += length;
  const before = way.begun;
  while ((way.starts[way.begun] ?? way.arrived) < way.arrived) way.begun += 1;
  return way.begun > before;
}
