// What goes wrong between an HTTP client and a server.

/** What came is no HTTP/1.1. */
export class ProtocolError extends Error {
  override get name(): string {
    return "ProtocolError";
  }
}
