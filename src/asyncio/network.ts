// The port to the network: what connections and servers stand on. Events may come at any time, from
// outside the loop; who listens to them brings them into it.

/** Where somebody listens. */
export type Address =
  | { readonly kind: "tcp"; readonly host: string; readonly port: number }
  | { readonly kind: "unix"; readonly path: string };

/** An address as a program sees it. */
export interface SocketAddress {
  readonly host: string;
  readonly port: number;
}

/** A certificate or key: PEM text or bytes. */
export type Pem = string | Uint8Array;

/** How to encrypt a connection. */
export interface TlsOptions {
  /** Who is trusted to sign certificates; the platform's list by default. */
  readonly ca?: Pem | readonly Pem[];
  readonly cert?: Pem;
  readonly key?: Pem;
  /** Whether a certificate that can't be trusted ends the connection; true by default. */
  readonly rejectUnauthorized?: boolean;
}

/** `null` is plain. `name` is what the certificate must be made out to. */
export type Encryption = { readonly options: TlsOptions; readonly name: string | null } | null;

/** One end of a connection or pipe that is open. */
export interface Transport {
  /** How many of the written bytes the platform has not taken yet. */
  readonly buffered: number;
  /** Whether it can end its own direction and go on reading. */
  readonly canWriteEof: boolean;
  /** Never waits. The array belongs to the transport from now on. */
  write(bytes: Uint8Array): void;
  /** Ends its own direction after what was written. */
  writeEof(): void;
  /** Ends both directions after what was written. */
  close(): void;
  /** Ends both directions now; what was not sent is lost. */
  abort(): void;
  /** As `abort`, but nobody wanted it: the loop is closed. */
  drop(): void;
  /** Asks for no more `received`; what is under way may still come. */
  pauseReading(): void;
  resumeReading(): void;
  /** `peername`, `sockname` and whatever else the platform knows; `undefined` if it does not. */
  info(name: string): unknown;
  /** Encrypts from here on; where it is missing that can't be done. */
  secure?(encryption: Encryption & object, side: "client" | "server", done: Secured): void;
}

export type Secured = (error: Error | null) => void;

/** What a transport tells: `opened` first, `lost` last, each once; `lost` alone if it never opened. */
export interface TransportEvents {
  opened(transport: Transport): void;
  received(bytes: Uint8Array): void;
  /** The other side ended its direction. */
  ended(): void;
  /** Some of what was written is taken: `buffered` is smaller. */
  sent(): void;
  lost(error: Error | null): void;
}

/** Something that is coming and may be called off. */
export interface Attempt {
  cancel(): void;
  /** As `cancel`, but nobody wanted it: the loop is closed. */
  drop(): void;
}

export interface ListenOptions {
  readonly backlog: number;
  readonly encryption: Encryption;
}

/** `listening` or `failed` first, once; then one `accept` for each connection. */
export interface ListenerEvents {
  listening(addresses: readonly SocketAddress[]): void;
  failed(error: Error): void;
  /** Gives whom to tell about the new connection, beginning with `opened`. */
  accept(): TransportEvents;
}

/** A socket for datagrams. */
export interface DatagramSocket {
  /** Never waits. Only a socket without a remote address may be told where to. */
  send(bytes: Uint8Array, to: SocketAddress | null): void;
  /** Ends it after what was sent. */
  close(): void;
  /** Ends it now. */
  abort(): void;
  /** As `abort`, but nobody wanted it: the loop is closed. */
  drop(): void;
  info(name: string): unknown;
}

/** `opened` or `failed` first, once; after `lost` nothing comes. */
export interface DatagramEvents {
  opened(socket: DatagramSocket): void;
  failed(error: Error): void;
  /** `taken` wants to be called when the program has it. */
  received(bytes: Uint8Array, from: SocketAddress, taken?: () => void): void;
  /** Something that was sent did not get there, and the network said so. */
  refused(error: Error): void;
  lost(): void;
}

/** Where a socket for datagrams is, and the only one it talks with; `null` leaves one of them open. */
export type DatagramPlan =
  | { readonly local: SocketAddress; readonly remote: null }
  | { readonly local: SocketAddress | null; readonly remote: SocketAddress };

export interface Network {
  connect(address: Address, encryption: Encryption, events: TransportEvents): Attempt;
  /** Cancelling ends the listening; connections live on. */
  listen(address: Address, options: ListenOptions, events: ListenerEvents): Attempt;
  /** Cancelling counts until it is open. */
  datagrams(plan: DatagramPlan, events: DatagramEvents): Attempt;
}
