import asyncio

page = bytes(1_000_000)


async def press(reader, writer):
    for number in range(1, 5):
        writer.write(page)
        await writer.drain()
        print(f"page {number} handed over")
    writer.close()


async def main():
    server = await asyncio.start_server(press, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    for number in range(1, 5):
        await asyncio.sleep(1)
        print(f"reading page {number}")
        await reader.readexactly(len(page))
    writer.close()
    server.close()


asyncio.run(main())
