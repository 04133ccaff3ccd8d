// The platform's errors, which all have the codes of Node's, in the library's words.
import {
  BrokenPipeError,
  ConnectionError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileNotFoundError,
  OSError,
  SSLError,
  type SystemErrorOptions,
  TimeoutError,
} from "./errors.ts";
import type { DatagramPlan, SocketAddress } from "./network.ts";

type ErrorClass = new (message: string, options: SystemErrorOptions) => Error;

interface Translation {
  readonly make: ErrorClass;
  readonly found: string;
}

const translations: Readonly<Record<string, Translation>> = {
  ECONNREFUSED: { make: ConnectionRefusedError, found: "nobody listens there" },
  ECONNRESET: { make: ConnectionResetError, found: "the other side reset the connection" },
  ECONNABORTED: { make: ConnectionError, found: "the connection was aborted" },
  EPIPE: { make: BrokenPipeError, found: "nobody reads at the other end" },
  ETIMEDOUT: { make: TimeoutError, found: "no answer came in time" },
  ENOTFOUND: { make: OSError, found: "there is no such host" },
  EAI_AGAIN: { make: OSError, found: "the host's name can't be looked up now" },
  EHOSTUNREACH: { make: OSError, found: "there is no way to the host" },
  ENETUNREACH: { make: OSError, found: "there is no way to its network" },
  EADDRINUSE: { make: OSError, found: "the address is in use" },
  EADDRNOTAVAIL: { make: OSError, found: "the address is none of this machine's" },
  EISDIR: { make: OSError, found: "it is a folder" },
  ENOTDIR: { make: OSError, found: "there is a file in the place of a folder" },
  EEXIST: { make: OSError, found: "it is there already" },
  ENOTEMPTY: { make: OSError, found: "the folder is not empty" },
  ENOSPC: { make: OSError, found: "there is no room left on the disk" },
  EMFILE: { make: OSError, found: "too many files are open" },
  EMSGSIZE: { make: OSError, found: "it is too long for a datagram" },
  EACCES: { make: OSError, found: "it is not permitted" },
  ENOENT: { make: FileNotFoundError, found: "there is no such file" },
};

/** What could not be done is `what`; why, `error` tells. */
export function translate(error: Error, what: string): Error {
  const code = codeOf(error);
  const options = { cause: error, ...(code === undefined ? {} : { code }) };
  const known = code === undefined ? undefined : translations[code];
  if (known !== undefined) return new known.make(`Cannot ${what}: ${known.found}`, options);
  const isTls = code !== undefined && /SSL|TLS|CERT|SIGNED|SIGNATURE|ISSUER/.test(code);
  const message = `Cannot ${what}: ${error.message}`;
  return isTls ? new SSLError(message, options) : new OSError(message, options);
}

/** What could not be done when an endpoint did not open: to bind it, or after that to find the other one. */
export function openEndpoint(plan: DatagramPlan, isBound: boolean): string {
  const words = (how: string, { host, port }: SocketAddress) =>
    `open an endpoint ${how} ${host}:${port}`;
  if (plan.remote === null) return words("at", plan.local);
  return plan.local === null || isBound ? words("to", plan.remote) : words("at", plan.local);
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
