// The library's TLS options in Node's words.
import { isIP } from "node:net";
import type { SecureContextOptions } from "node:tls";
import type { Encryption, Pem } from "../network.ts";

export interface SecureSettings extends SecureContextOptions {
  readonly rejectUnauthorized?: boolean;
  readonly servername?: string;
  readonly host?: string;
}

export function secureSettings({ options, name }: Encryption & object): SecureSettings {
  const { ca, cert, key, rejectUnauthorized } = options;
  const settings: SecureSettings = {
    ...(ca === undefined ? {} : { ca: isOne(ca) ? pem(ca) : ca.map(pem) }),
    ...(cert === undefined ? {} : { cert: pem(cert) }),
    ...(key === undefined ? {} : { key: pem(key) }),
    ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
  };
  if (name === null) return settings;
  // An address can't be asked for by name, but the certificate is checked against it.
  return isIP(name) ? { ...settings, host: name } : { ...settings, servername: name, host: name };
}

function isOne(ca: Pem | readonly Pem[]): ca is Pem {
  return typeof ca === "string" || ca instanceof Uint8Array;
}

function pem(value: Pem): string | Buffer {
  return typeof value === "string" ? value : Buffer.from(value);
}
