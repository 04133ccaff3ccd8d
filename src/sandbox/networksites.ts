// Who listens at the hosts of a scenario: a site at the ports 80 and 443, services at others.
import type { Encryption } from "../asyncio/network.ts";
import type { HostPlan, Scenario } from "../runner/protocol.ts";
import { Site, type SiteNotes } from "./httpsite.ts";
import type { Link } from "./networklink.ts";
import type { Found } from "./networknames.ts";
import type { Listener } from "./networkports.ts";
import { type Later, makeService, type Served, type Speaker, serveWith } from "./networkserve.ts";
import { type Certificate, planned } from "./tls.ts";

export class Sites {
  readonly #sites = new Map<string, Site>();
  readonly #later: Later;
  readonly #linkOf: (found: Found) => Link;

  constructor(
    { hosts = {} }: Scenario,
    later: Later,
    linkOf: (found: Found) => Link,
    notes: SiteNotes,
  ) {
    this.#later = later;
    this.#linkOf = linkOf;
    for (const [name, { site }] of Object.entries(hosts)) {
      if (site !== undefined) this.#sites.set(name, new Site(name, site, notes));
    }
  }

  at(found: Found, address: string, port: number): Listener | undefined {
    const { name, plan } = found;
    const serve = this.#serve(name, plan, port);
    if (serve === undefined) return undefined;
    const accept = () => serveWith(plan, this.#linkOf(found), this.#later, serve);
    const encryption = port === 443 ? encryptionOf(name, plan) : null;
    return { address, port, encryption, accept };
  }

  #serve(name: string, plan: HostPlan, port: number): ((speaker: Speaker) => Served) | undefined {
    const { services = {} } = plan;
    const service = Object.hasOwn(services, port) ? services[port] : undefined;
    if (service !== undefined) return makeService(service);
    const site = this.#sites.get(name);
    if (site === undefined || (port !== 80 && port !== 443)) return undefined;
    return (speaker) => site.serve(speaker);
  }
}

function encryptionOf(host: string, { certificate = "valid" }: HostPlan): Encryption {
  const shown: Certificate = { kind: "planned", state: certificate, host };
  // Nobody else can name this key.
  const options: object = { [planned]: shown };
  return { options, name: null };
}
