// The network that Python programs have under virtual time: what CPython's own streams do on it.
import { beforeAll, expect, test } from "vitest";
import { loadPython } from "./python.node.ts";
import type { Python } from "./python.ts";

let python: Python;
beforeAll(async () => {
  python = await loadPython();
}, 60_000);

function printed(body: string): string[] {
  const indented = body.replace(/^(?=.)/gm, "    ");
  const source = `import asyncio
async def main():
${indented}
asyncio.run(main())
`;
  const { lines, outcome } = python.run(source, "main.py");
  expect(outcome).toEqual({ kind: "returned" });
  return lines.map(({ at, text }) => `${at} ${text}`);
}

test("a port where nobody listens refuses, and one in use is not given twice", () => {
  const lines = printed(`
try:
    await asyncio.open_connection("localhost", 7000)
except ConnectionRefusedError as error:
    print(error.errno)
server = await asyncio.start_server(lambda r, w: w.close(), "localhost", 7000)
try:
    await asyncio.start_server(lambda r, w: w.close(), "localhost", 7000)
except OSError as error:
    print(error.errno, error.strerror)
`);
  expect(lines).toEqual([
    "0 111",
    "0 98 error while attempting to bind on address ('127.0.0.1', 7000): address already in use",
  ]);
});

test("a port of its own is a free one, and connections and datagrams count apart", () => {
  const lines = printed(`
server = await asyncio.start_server(lambda r, w: w.close(), "localhost", 49152)
other = await asyncio.start_server(lambda r, w: w.close(), "localhost", 0)
print(other.sockets[0].getsockname()[1])
loop = asyncio.get_running_loop()
first = {"local_addr": ("127.0.0.1", 49152)}
await loop.create_datagram_endpoint(asyncio.DatagramProtocol, **first)
for _ in range(2):
    here = {"local_addr": ("127.0.0.1", 0)}
    transport, protocol = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, **here)
    print(transport.get_extra_info("sockname")[1], transport.get_protocol() is protocol)
`);
  expect(lines).toEqual(["0 49153", "0 49153 True", "0 49154 True"]);
});

test("any other host is unknown", () => {
  const lines = printed(`
try:
    await asyncio.open_connection("shop.test", 80)
except OSError as error:
    print(type(error).__name__, error)
`);
  expect(lines).toEqual(["0 gaierror [Errno -2] Name or service not known"]);
});

test("drain waits while the other side does not read", () => {
  const lines = printed(`
async def serve(reader, writer):
    writer.write(bytes(1_000_000))
    await writer.drain()
    print("drained")
    writer.close()
server = await asyncio.start_server(serve, "localhost", 7000)
reader, writer = await asyncio.open_connection("localhost", 7000)
await asyncio.sleep(2)
print(len(await reader.read()))
writer.close()
await writer.wait_closed()
`);
  expect(lines).toEqual(["2000 drained", "2000 1000000"]);
});

test("who writes to a side that has gone hears of a reset", () => {
  const lines = printed(`
async def serve(reader, writer):
    writer.transport.abort()
server = await asyncio.start_server(serve, "localhost", 7000)
reader, writer = await asyncio.open_connection("localhost", 7000)
await asyncio.sleep(1)
writer.write(b"hello")
await asyncio.sleep(1)
try:
    writer.write(b"hello")
    await writer.drain()
except ConnectionResetError as error:
    print(error)
`);
  expect(lines).toEqual(["2000 [Errno 104] Connection reset by peer"]);
});

test("a server that is closed waits for its clients, and can send them away", () => {
  const lines = printed(`
async def serve(reader, writer):
    await reader.read()
    print("gone")
    writer.close()
server = await asyncio.start_server(serve, "localhost", 7000)
reader, writer = await asyncio.open_connection("localhost", 7000)
server.close()
asyncio.get_running_loop().call_later(3, server.close_clients)
await server.wait_closed()
print("closed", await reader.read(), server.is_serving())
writer.close()
`);
  expect(lines).toEqual(["3000 gone", "3000 closed b'' False"]);
});

test("serving for ever ends when it is cancelled", () => {
  const lines = printed(`
server = await asyncio.start_server(lambda r, w: w.close(), "localhost", 7000)
try:
    await asyncio.wait_for(server.serve_forever(), 5)
except TimeoutError:
    print("closed", len(server.sockets))
`);
  expect(lines).toEqual(["5000 closed 0"]);
});
