// A simulated TLS handshake: nothing is encrypted, but it takes the round trip, asks for the
// certificate, and fails as Node's does. A program's own certificates are compared and read for names.

import { translate } from "../asyncio/failures.ts";
import type { Encryption, Pem, Secured } from "../asyncio/network.ts";

/** What a server shows: a certificate of the scenario's, or the text of a program's own. */
export type Certificate =
  | {
      readonly kind: "planned";
      readonly state: "valid" | "expired" | "selfSigned" | "wrongHost";
      readonly host: string;
    }
  | { readonly kind: "own"; readonly pem: string };

export type TlsSignal =
  /** What somebody reads who does not expect it. */
  | { readonly kind: "hello"; readonly bytes: Uint8Array }
  | { readonly kind: "certificate"; readonly certificate: Certificate }
  | { readonly kind: "finished" }
  | { readonly kind: "alert" };

export interface HandshakePort {
  now(): number;
  signal(signal: TlsSignal): void;
  done: Secured;
}

/** Servers of a scenario have their certificate here, under the one name that no program can give. */
export const planned = Symbol("certificate");

/** The start of a ClientHello record. */
const hello = Uint8Array.of(22, 3, 1, 0, 251, 1, 0, 0, 247, 3, 3);

export class Handshake {
  readonly #encryption: Encryption & object;
  readonly #side: "client" | "server";
  readonly #port: HandshakePort;
  #state: "under way" | "done" | "failed" = "under way";
  #certificate: Certificate | null = null;

  constructor(encryption: Encryption & object, side: "client" | "server", port: HandshakePort) {
    this.#encryption = encryption;
    this.#side = side;
    this.#port = port;
  }

  get isUnderWay(): boolean {
    return this.#state === "under way";
  }

  start(): void {
    if (this.#side === "client") this.#port.signal({ kind: "hello", bytes: hello });
  }

  signalled(signal: TlsSignal): void {
    if (this.#state !== "under way") return;
    switch (signal.kind) {
      case "hello":
        this.#show();
        return;
      case "certificate":
        this.#check(signal.certificate);
        return;
      case "finished":
        this.#succeed();
        return;
      case "alert":
        this.#fail("ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", "ssl alert handshake failure");
        return;
    }
  }

  /** The other side speaks, but not TLS. */
  confused(): void {
    const isClient = this.#side === "client";
    if (isClient) this.#fail("ERR_SSL_WRONG_VERSION_NUMBER", "wrong version number");
    else this.#fail("ERR_SSL_HTTP_REQUEST", "http request");
  }

  /** The other side is gone. */
  abandoned(): void {
    this.#fail(
      "ECONNRESET",
      "Client network socket disconnected before secure TLS connection was established",
    );
  }

  info(name: string): unknown {
    if (this.#state !== "done") return undefined;
    if (name === "cipher") return "TLS_AES_256_GCM_SHA384";
    const shown = this.#certificate;
    if (name !== "peercert" || shown === null) return undefined;
    return shown.kind === "planned" ? { subject: { CN: shown.host } } : {};
  }

  #show(): void {
    const certificate = certificateOf(this.#encryption);
    if (certificate !== null) {
      this.#port.signal({ kind: "certificate", certificate });
      return;
    }
    this.#port.signal({ kind: "alert" });
    this.#fail("ERR_SSL_NO_SHARED_CIPHER", "no shared cipher");
  }

  #check(certificate: Certificate): void {
    const { options, name } = this.#encryption;
    const problem =
      options.rejectUnauthorized === false ? null : problemOf(certificate, options.ca, name);
    this.#certificate = certificate;
    if (problem === null) {
      this.#port.signal({ kind: "finished" });
      this.#succeed();
      return;
    }
    this.#port.signal({ kind: "alert" });
    this.#fail(problem.code, problem.text);
  }

  #succeed(): void {
    this.#state = "done";
    this.#port.done(null);
  }

  #fail(code: string, text: string): void {
    this.#state = "failed";
    this.#port.done(translate(Object.assign(new Error(text), { code }), "encrypt the connection"));
  }
}

interface Problem {
  readonly code: string;
  readonly text: string;
}

function certificateOf({ options }: Encryption & object): Certificate | null {
  const plan = (options as { readonly [planned]?: Certificate })[planned];
  if (plan !== undefined) return plan;
  const { cert, key } = options;
  return cert === undefined || key === undefined ? null : { kind: "own", pem: textOf(cert) };
}

function problemOf(
  certificate: Certificate,
  ca: Pem | readonly Pem[] | undefined,
  name: string | null,
): Problem | null {
  if (certificate.kind === "planned") return plannedProblem(certificate, name);
  const trusted = ca === undefined ? [] : isOne(ca) ? [ca] : ca;
  const text = bare(certificate.pem);
  if (!trusted.some((pem) => bare(textOf(pem)).includes(text))) return selfSigned;
  if (name === null || namesIn(text).includes(name)) return null;
  return wrongName(name, `is not in the cert's list: ${namesIn(text).join(", ")}`);
}

function plannedProblem(
  { state, host }: Certificate & { kind: "planned" },
  name: string | null,
): Problem | null {
  if (state === "expired") return { code: "CERT_HAS_EXPIRED", text: "certificate has expired" };
  if (state === "selfSigned") return selfSigned;
  const madeOutTo = state === "wrongHost" ? `other.${host}` : host;
  if (name === null || name === madeOutTo) return null;
  return wrongName(name, `is not in the cert's altnames: DNS:${madeOutTo}`);
}

const selfSigned: Problem = {
  code: "DEPTH_ZERO_SELF_SIGNED_CERT",
  text: "self-signed certificate",
};

function wrongName(name: string, why: string): Problem {
  const kind = /^[\d.]+$|:/.test(name) ? "IP" : "Host";
  return {
    code: "ERR_TLS_CERT_ALTNAME_INVALID",
    text: `Hostname/IP does not match certificate's altnames: ${kind}: ${name}. ${why}`,
  };
}

function isOne(ca: Pem | readonly Pem[]): ca is Pem {
  return typeof ca === "string" || ca instanceof Uint8Array;
}

function textOf(pem: Pem): string {
  return typeof pem === "string" ? pem : new TextDecoder().decode(pem);
}

/** The letters of the certificate alone: lines may be broken anywhere. */
function bare(pem: string): string {
  return pem.replaceAll(/-----[^-]*-----|\s/g, "");
}

/** The names and addresses a certificate is made out to: in its bytes, each after its tag and length. */
function namesIn(text: string): string[] {
  let bytes: string;
  try {
    bytes = atob(text);
  } catch {
    return [];
  }
  const found: string[] = [];
  // The list of names follows its own number, 2.5.29.17.
  for (let at = bytes.indexOf("\x55\x1d\x11") + 3; at > 2 && at < bytes.length; at++) {
    const length = bytes.charCodeAt(at + 1);
    const value = bytes.slice(at + 2, at + 2 + length);
    if (bytes[at] === "\x82" && /^[\w.*-]+$/.test(value)) found.push(value);
    else if (bytes[at] === "\x87" && length === 4) {
      found.push([...value].map((byte) => byte.charCodeAt(0)).join("."));
    }
  }
  return found;
}
