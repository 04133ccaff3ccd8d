// Opening endpoints for datagrams: a socket and an object that is called back, as CPython's protocols
// are. No datagram is promised to arrive, to arrive once, or in order; whoever needs that asks again.
import { checkAddress, type DatagramProtocol, DatagramTransport } from "./datagramtransport.ts";
import { RuntimeError, ValueError } from "./errors.ts";
import { Future, join } from "./future.ts";
import { getRunningLoop } from "./loop.ts";
import type { DatagramPlan, SocketAddress } from "./network.ts";

/** Where an endpoint is, and with whom it talks; at least one of them. */
export interface DatagramEndpointOptions {
  /** Its own address; port 0 takes a free one. Without it the system chooses both. */
  readonly localAddr?: SocketAddress;
  /** The only address that it sends to and hears of; without it every datagram names its own. */
  readonly remoteAddr?: SocketAddress;
}

/** What `createDatagramEndpoint` gives. */
export interface DatagramEndpoint<P> {
  readonly transport: DatagramTransport;
  readonly protocol: P;
}

/**
 * Opens an endpoint for datagrams (UDP). `protocolFactory` makes the object that is called back. In a
 * browser's page there are no sockets. (In Python this is a method of the loop.)
 *
 * Throws `OSError` if the address is taken, none of this machine's, or not to be found, `ValueError` if
 * no address is given, `RangeError` for a port that is none. Cancelling calls it off.
 *
 * @see https://docs.python.org/3.14/library/asyncio-eventloop.html#asyncio.loop.create_datagram_endpoint
 *
 * @example
 * ```ts
 * import { createDatagramEndpoint, DatagramProtocol, Future, type SocketAddress } from "asyncio";
 *
 * class Echo extends DatagramProtocol {
 *   override datagramReceived(data: Uint8Array, addr: SocketAddress) {
 *     server.transport.sendto(data, addr);
 *   }
 * }
 *
 * class Ask extends DatagramProtocol {
 *   readonly answer = new Future<string>();
 *   override datagramReceived(data: Uint8Array) {
 *     this.answer.setResult(new TextDecoder().decode(data));
 *   }
 * }
 *
 * const localAddr = { host: "127.0.0.1", port: 0 };
 * const server = await createDatagramEndpoint(() => new Echo(), { localAddr });
 * const remoteAddr = server.transport.getExtraInfo("sockname");
 * const { transport, protocol } = await createDatagramEndpoint(() => new Ask(), { remoteAddr });
 * transport.sendto("anybody there?");
 * console.log(await protocol.answer); // anybody there?
 * transport.close();
 * server.transport.close();
 * ```
 */
export async function createDatagramEndpoint<P extends DatagramProtocol>(
  protocolFactory: () => P,
  options: DatagramEndpointOptions,
): Promise<DatagramEndpoint<P>> {
  const plan = planOf(options);
  const protocol = protocolFactory();
  if (typeof protocol?.datagramReceived !== "function") {
    throw new RuntimeError(
      "Cannot open an endpoint for datagrams: expected a function that makes a DatagramProtocol",
    );
  }
  const loop = getRunningLoop();
  const transport = new DatagramTransport(loop, protocol, plan);
  const opened = new Future<void>(loop, { kind: "stream", subject: transport });
  try {
    transport.open(opened);
    await join(opened);
  } catch (error) {
    opened.cancel();
    transport.abort();
    throw error;
  }
  return { transport, protocol };
}

function planOf(options: DatagramEndpointOptions): DatagramPlan {
  const { localAddr = null, remoteAddr = null } = options;
  const local = localAddr === null ? null : checkAddress("open an endpoint at", localAddr, 0);
  const remote = remoteAddr === null ? null : checkAddress("open an endpoint to", remoteAddr, 1);
  if (remote !== null) return { local, remote };
  if (local !== null) return { local, remote: null };
  throw new ValueError(
    "Cannot open an endpoint for datagrams: found no address, expected localAddr or remoteAddr",
  );
}
