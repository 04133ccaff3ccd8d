import asyncio

room = {}


def tell(line):
    for writer in room.values():
        writer.write(f"{line}\n".encode())


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    tell(f"{name} comes in")
    room[name] = writer
    async for line in reader:
        tell(f"{name}: {line.decode().strip()}")
    del room[name]
    tell(f"{name} is gone")
    writer.close()


async def guest(name, comes, lines):
    await asyncio.sleep(comes)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    writer.write(f"{name}\nhello\n".encode())
    for _ in range(lines):
        print(name, "hears", (await reader.readline()).decode().strip())
    writer.close()


async def main():
    async with await asyncio.start_server(serve, None, 7000):
        await asyncio.gather(guest("ann", 0, 3), guest("ben", 0.2, 2))


asyncio.run(main())
