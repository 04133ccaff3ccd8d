import asyncio
import codecs


async def till(reader, writer):
    data = "3 €, 5 €".encode()
    writer.write(data[:4])
    await asyncio.sleep(0.5)
    writer.write(data[4:])
    writer.close()


async def main():
    server = await asyncio.start_server(till, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    decoder = codecs.getincrementaldecoder("utf-8")()
    while data := await reader.read(100):
        print(f"{len(data)} bytes, alone:", data.decode(errors="replace").replace("\ufffd", "?"))
        print(f"{len(data)} bytes, in turn:", decoder.decode(data))
    writer.close()
    server.close()


asyncio.run(main())
