// What goes wrong on a network, as Node would tell it: the same codes, the same sentences. The library
// then says it in its own words, as it does over real sockets.

export interface SystemDetails {
  readonly syscall: string;
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
}

const numbers: Readonly<Record<string, number>> = {
  EPIPE: -32,
  EMSGSIZE: -90,
  EADDRINUSE: -98,
  EADDRNOTAVAIL: -99,
  ECONNRESET: -104,
  ETIMEDOUT: -110,
  ECONNREFUSED: -111,
  EHOSTUNREACH: -113,
  ENOENT: -2,
  ENOTFOUND: -3008,
  EAI_AGAIN: -3001,
};

/** An error of the system: `connect ECONNREFUSED 127.0.0.1:80`. */
export function systemError(code: string, details: SystemDetails, text = ""): Error {
  const { syscall, address, port, hostname } = details;
  const at = address === undefined ? "" : ` ${address}${port === undefined ? "" : `:${port}`}`;
  const message = `${syscall} ${code}${text}${hostname === undefined ? at : ` ${hostname}`}`;
  return Object.assign(new Error(message), { errno: numbers[code], code, ...details });
}

export function codeOf(error: Error | null): string | null {
  if (error === null) return null;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
