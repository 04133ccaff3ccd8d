"""The network of a Python program under virtual time: its own computer, and nobody else's. What it
serves at localhost it can connect to; a byte that is written has arrived an iteration later.

Stands in the names of virtual_loop.py. Protocols, streams and flow control are CPython's own.
"""

import collections
import socket

# What the other side takes before it has to be read from: the room that sockets have.
WINDOW = 65_536
FIRST_FREE_PORT, LAST_PORT = 49_152, 65_535
LONGEST_DATAGRAM = 65_507
HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}


class Ports(dict):
    """Who is bound at which port. Free ones are given out in turn."""

    next = FIRST_FREE_PORT

    def free(self):
        for _ in range(FIRST_FREE_PORT, LAST_PORT + 1):
            port = self.next
            self.next = FIRST_FREE_PORT if port == LAST_PORT else port + 1
            if port not in self:
                return port
        raise OSError(98, "Address already in use")


class Told:
    """What calls a protocol, until it is closed."""

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def is_closing(self):
        return self.state != "open"


class Transport(Told, asyncio.transports._FlowControlMixin, asyncio.Transport):
    """One end of a connection. `other` is the end at the other side."""

    def __init__(self, loop, protocol, sockname, peername):
        super().__init__({"sockname": sockname, "peername": peername}, loop)
        self._protocol = protocol
        self.other = None
        self.server = None
        self.state = "open"
        self.written = collections.deque()
        self.size = 0
        self.ending = self.ended = False
        # What has arrived and is not read: how much, and what is held back while reading is paused.
        self.unread = 0
        self.held = collections.deque()
        self.paused = False

    def is_reading(self):
        return not self.paused and self.state == "open"

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return self.size

    def write(self, data):
        if self.ending:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self.state != "open" or not data:
            return
        self.written.append(bytes(data))
        self.size += len(data)
        self.pump()
        self._maybe_pause_protocol()

    def write_eof(self):
        if not self.ending:
            self.ending = True
            self.pump()

    def pump(self):
        """Sends what the other side has room for, and the end when all is sent."""
        other = self.other
        while self.written and other.unread < WINDOW:
            data = self.written.popleft()
            room = WINDOW - other.unread
            if len(data) > room:
                self.written.appendleft(data[room:])
                data = data[:room]
            self.size -= len(data)
            other.unread += len(data)
            self._loop.call_soon(other.arrived, data)
        self._maybe_resume_protocol()
        if self.ending and not self.written and not self.ended:
            self.ended = True
            self._loop.call_soon(other.arrived, None)
        if self.state == "closing" and not self.written:
            self.finish(None)

    def arrived(self, data):
        if self.state == "closed":
            if data:
                self._loop.call_soon(self.other.reset)
        elif self.paused or self.held:
            self.held.append(data)
        else:
            self.hand(data)

    def hand(self, data):
        if data is None:
            if not self._protocol.eof_received():
                self.close()
            return
        self.unread -= len(data)
        self._loop.call_soon(self.other.make_room)
        self._protocol.data_received(data)

    def make_room(self):
        if self.state != "closed":
            self.pump()

    def pause_reading(self):
        self.paused = True

    def resume_reading(self):
        self.paused = False
        if self.held:
            self._loop.call_soon(self.read_on)

    def read_on(self):
        while self.held and not self.paused and self.state != "closed":
            self.hand(self.held.popleft())

    def close(self):
        if self.state != "open":
            return
        self.state = "closing"
        self.ending = True
        self.pump()

    def abort(self):
        if self.state == "closed":
            return
        self.written.clear()
        self.size = 0
        if not self.ended:
            self.ended = True
            self._loop.call_soon(self.other.arrived, None)
        self.finish(None)

    def reset(self):
        if self.state != "closed":
            self.written.clear()
            self.size = 0
            self.finish(ConnectionResetError(104, "Connection reset by peer"))

    def finish(self, error):
        if self.state == "closed":
            return
        self.state = "closed"
        if any(self.held):
            self._loop.call_soon(self.other.reset)
        self._loop.call_soon(self.lost, error)

    def lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            if self.server is not None:
                self.server.left(self)


class Bound:
    """What a server has where others have a socket."""

    def __init__(self, address):
        self.address = address

    def getsockname(self):
        return self.address


class Server(asyncio.AbstractServer):
    def __init__(self, loop, factory, address):
        self.loop = loop
        self.factory = factory
        self.address = address
        self.transports = {}
        self.waiters = []
        self.state = "made"
        self.serving = None

    @property
    def sockets(self):
        return () if self.state == "closed" else (Bound(self.address),)

    def get_loop(self):
        return self.loop

    def is_serving(self):
        return self.state == "serving"

    def accept(self, transport):
        self.transports[transport] = None
        transport.server = self

    def left(self, transport):
        self.transports.pop(transport, None)
        self.wake()

    def wake(self):
        if self.state != "closed" or self.transports:
            return
        waiters, self.waiters = self.waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def close(self):
        if self.state == "closed":
            return
        self.state = "closed"
        self.loop.listeners.pop(self.address[1], None)
        if self.serving is not None and not self.serving.done():
            self.serving.cancel()
        self.wake()

    def close_clients(self):
        for transport in list(self.transports):
            transport.close()

    def abort_clients(self):
        for transport in list(self.transports):
            transport.abort()

    async def start_serving(self):
        if self.state == "closed":
            raise RuntimeError(f"server {self!r} is closed")
        self.state = "serving"
        await asyncio.sleep(0)

    async def serve_forever(self):
        if self.serving is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        await self.start_serving()
        self.serving = self.loop.create_future()
        try:
            await self.serving
        except asyncio.CancelledError:
            self.close()
            await self.wait_closed()
            raise
        finally:
            self.serving = None

    async def wait_closed(self):
        if self.state == "closed" and not self.transports:
            return
        waiter = self.loop.create_future()
        self.waiters.append(waiter)
        await waiter


def only_here(host, options):
    if host not in HERE:
        raise socket.gaierror(-2, "Name or service not known")
    if options.get("ssl"):
        raise NotImplementedError("There is no encryption under virtual time")


async def create_server(self, factory, host=None, port=None, *, start_serving=True, **options):
    name = host[0] if isinstance(host, (list, tuple)) and host else host
    only_here(name, options)
    host = "127.0.0.1" if name == "localhost" else name or "0.0.0.0"
    address = (host, port or self.listeners.free())
    if address[1] in self.listeners:
        text = f"error while attempting to bind on address {address!r}: address already in use"
        raise OSError(98, text)
    server = self.listeners[address[1]] = Server(self, factory, address)
    if start_serving:
        server.state = "serving"
        await asyncio.sleep(0)
    return server


async def create_connection(self, factory, host=None, port=None, **options):
    only_here(host, options)
    await asyncio.sleep(0)
    server = self.listeners.get(port)
    if server is None or not server.is_serving():
        raise ConnectionRefusedError(111, f"Connect call failed ({host!r}, {port})")
    near, far = ("127.0.0.1", self.listeners.free()), ("127.0.0.1", port)
    here = Transport(self, factory(), near, far)
    there = Transport(self, server.factory(), far, near)
    here.other, there.other = there, here
    server.accept(there)
    opened = self.create_future()
    self.call_soon(there._protocol.connection_made, there)
    self.call_soon(here._protocol.connection_made, here)
    self.call_soon(lambda: opened.done() or opened.set_result(None))
    try:
        await opened
    except BaseException:
        here.close()
        raise
    return here, here._protocol


class DatagramTransport(Told, asyncio.DatagramTransport):
    """A socket for datagrams: what it sends has arrived an iteration later, if somebody is there."""

    def __init__(self, loop, protocol, sockname, peername):
        super().__init__({"sockname": sockname, "peername": peername})
        self._loop = loop
        self._protocol = protocol
        self.sockname = sockname
        self.peername = peername
        self.state = "open"

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            kind = type(data).__name__
            raise TypeError(f"data argument must be a bytes-like object, not {kind!r}")
        if self.peername and addr not in (None, self.peername):
            raise ValueError(f"Invalid address: must be None or {self.peername}")
        target = self.peername or addr
        if len(data) > LONGEST_DATAGRAM:
            self._protocol.error_received(OSError(90, "Message too long"))
        elif self.state == "open":
            self._loop.call_soon(self.deliver, bytes(data), target[1])

    def deliver(self, data, port):
        other = self._loop.datagrams.get(port)
        address = ("127.0.0.1", self.sockname[1])
        if other is not None and other.peername in (None, address):
            other.received(data, address)
        elif self.peername and self.state == "open":
            self._protocol.error_received(ConnectionRefusedError(111, "Connection refused"))

    def received(self, data, address):
        if self.state == "open":
            self._protocol.datagram_received(data, address)

    def close(self):
        if self.state != "open":
            return
        self.state = "closing"
        self._loop.call_soon(self.lost)

    def abort(self):
        self.close()

    def lost(self):
        self.state = "closed"
        self._loop.datagrams.pop(self.sockname[1], None)
        self._protocol.connection_lost(None)


async def create_datagram_endpoint(self, factory, local_addr=None, remote_addr=None, **options):
    if local_addr is None and remote_addr is None:
        raise ValueError("unexpected address family")
    for host, _ in filter(None, (local_addr, remote_addr)):
        only_here(host, options)
    host, port = local_addr or ("127.0.0.1", 0)
    host = "127.0.0.1" if host == "localhost" else host or "0.0.0.0"
    sockname = (host, port or self.datagrams.free())
    if sockname[1] in self.datagrams:
        raise OSError(98, "Address already in use")
    peername = remote_addr and ("127.0.0.1", remote_addr[1])
    transport = DatagramTransport(self, factory(), sockname, peername)
    self.datagrams[sockname[1]] = transport
    opened = self.create_future()
    self.call_soon(transport._protocol.connection_made, transport)
    self.call_soon(lambda: opened.done() or opened.set_result(None))
    try:
        await opened
    except BaseException:
        transport.close()
        raise
    return transport, transport._protocol


VirtualLoop.create_server = create_server
VirtualLoop.create_connection = create_connection
VirtualLoop.create_datagram_endpoint = create_datagram_endpoint
