// Names and addresses: which host a name means, how far away it is, and which address it goes by. The
// program itself is `localhost`; it may serve under any name ending in `.test` that nobody else has.
import type { HostPlan, Scenario } from "../runner/protocol.ts";
import { systemError } from "./networkfailures.ts";
import { Link } from "./networklink.ts";
import type { Random } from "./random.ts";

export interface Found {
  /** As the program knows it. */
  readonly name: string;
  readonly addresses: readonly string[];
  readonly plan: HostPlan;
  readonly isOwn: boolean;
}

const loopback = ["127.0.0.1", "::1"] as const;
const address = /^(\d{1,3}(\.\d{1,3}){3}|[\da-f:]*:[\da-f:]*)$/i;
/** What a listener at every address is known by. */
export const everywhere = "::";
/** Where the program is, as others see it. */
const home = "192.0.2.1";

export class Names {
  readonly #scenario: Scenario;
  readonly #random: Random;
  readonly #links = new Map<string, Link>();
  readonly #addresses = new Map<string, string>();
  readonly #served = new Set<string>();

  constructor(scenario: Scenario, random: Random) {
    this.#scenario = scenario;
    this.#random = random;
    for (const name of Object.keys(scenario.hosts ?? {})) this.#addressOf(name);
  }

  /** What a name means, or the error with which looking it up fails. */
  find(name: string): Found | Error {
    const own = ownAddresses(name);
    if (own !== null) return { name, addresses: own, plan: {}, isOwn: true };
    const known = address.test(name) ? this.#nameAt(name) : name.toLowerCase();
    const plan = known === null ? undefined : this.#planOf(known);
    if (known === null) return { name, addresses: [name], plan: nowhere, isOwn: false };
    if (plan === undefined && !this.#served.has(known)) return unknown(name, "ENOTFOUND");
    const fails = plan?.lookup?.fails;
    if (fails !== undefined) return unknown(name, fails === "notFound" ? "ENOTFOUND" : "EAI_AGAIN");
    const isOwn = this.#served.has(known);
    return { name: known, addresses: [this.#addressOf(known)], plan: plan ?? {}, isOwn };
  }

  lookupTime(name: string): number {
    return this.#planOf(name.toLowerCase())?.lookup?.latency ?? 0;
  }

  /** The address at which the program may listen as `name`, or `null` if it is somebody else's. */
  own(name: string): string | null {
    if (name === "" || name === everywhere) return everywhere;
    const found = ownAddresses(name);
    if (found !== null) return found[0] ?? null;
    const known = name.toLowerCase();
    const plan = this.#planOf(known);
    if (!known.endsWith(".test") || plan?.site !== undefined || plan?.services !== undefined) {
      return name === "0.0.0.0" ? name : null;
    }
    this.#served.add(known);
    return this.#addressOf(known);
  }

  link(found: Found): Link {
    let link = this.#links.get(found.name);
    if (link === undefined) {
      const isHere = ownAddresses(found.name) !== null;
      link = new Link(isHere ? {} : { ...this.#scenario.link, ...found.plan }, this.#random);
      this.#links.set(found.name, link);
    }
    return link;
  }

  /** The program's own address on a connection with `peer`. */
  near(peer: string): string {
    return loopback.find((own) => own === peer) ?? (peer.startsWith("127.") ? peer : home);
  }

  #planOf(name: string): HostPlan | undefined {
    const { hosts = {} } = this.#scenario;
    return Object.hasOwn(hosts, name) ? hosts[name] : undefined;
  }

  /** Addresses that are kept for documentation, in the order of first mention. */
  #addressOf(name: string): string {
    let found = this.#addresses.get(name);
    if (found === undefined) {
      const number = this.#addresses.size + 1;
      found = number < 255 ? `203.0.113.${number}` : `2001:db8::${number.toString(16)}`;
      this.#addresses.set(name, found);
    }
    return found;
  }

  #nameAt(wanted: string): string | null {
    for (const [name, at] of this.#addresses) if (at === wanted) return name;
    return null;
  }
}

const nowhere: HostPlan = { connect: "unreachable" };

function ownAddresses(name: string): readonly string[] | null {
  if (name.toLowerCase() === "localhost") return loopback;
  if (name === "::1" || name === home || /^127(\.\d{1,3}){3}$/.test(name)) return [name];
  // Who connects to "every address" reaches the machine itself.
  return name === "0.0.0.0" || name === everywhere || name === "" ? [loopback[0]] : null;
}

function unknown(hostname: string, code: "ENOTFOUND" | "EAI_AGAIN"): Error {
  return systemError(code, { syscall: "getaddrinfo", hostname });
}
