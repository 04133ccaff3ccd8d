import asyncio


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        print("server open")
        self.transport = transport

    def datagram_received(self, data, addr):
        print("server got", data.decode(), addr[0])
        self.transport.sendto(data.upper(), addr)

    def connection_lost(self, exc):
        print("server closed", "null" if exc is None else "error")


class Client(asyncio.DatagramProtocol):
    def __init__(self):
        self.answers = asyncio.Queue()

    def connection_made(self, transport):
        print("client open")

    def datagram_received(self, data, addr):
        self.answers.put_nowait(data.decode())

    def error_received(self, exc):
        print("client hears", type(exc).__name__)

    def connection_lost(self, exc):
        print("client closed", "null" if exc is None else "error")


async def main():
    loop = asyncio.get_running_loop()
    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 9999))
    try:
        await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 9999))
    except OSError:
        print("in use")
    transport, client = await loop.create_datagram_endpoint(
        Client, remote_addr=("127.0.0.1", 9999)
    )
    for word in ["one", "two", "three"]:
        transport.sendto(word.encode())
    print("sent")
    for _ in range(3):
        print("answer", await client.answers.get())
    try:
        transport.sendto(b"x", ("127.0.0.1", 1))
    except ValueError:
        print("value error")
    server.close()
    print("closing", "true" if server.is_closing() else "false")
    await asyncio.sleep(0.01)
    transport.sendto(b"anybody?")
    await asyncio.sleep(0.01)
    transport.sendto(bytes(70_000))
    await asyncio.sleep(0.01)
    transport.close()
    await asyncio.sleep(0.01)
    try:
        await loop.create_datagram_endpoint(Client)
    except ValueError:
        print("no address")


asyncio.run(main())
