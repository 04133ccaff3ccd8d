import asyncio

room = {}


def tell(line):
    for writer in room:
        writer.write(f"{line}\n".encode())


async def enter(reader, writer):
    name = (await reader.readline()).decode().strip()
    tell(f"{name} comes in")
    room[writer] = name
    try:
        async for line in reader:
            tell(f"{name}: {line.decode().strip()}")
    finally:
        del room[writer]
        tell(f"{name} is gone")
        writer.close()


async def listen(name, reader):
    async for line in reader:
        print(f"[{name}]", line.decode().strip())


async def person(name, comes, says):
    await asyncio.sleep(comes)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    ears = asyncio.create_task(listen(name, reader), name=f"{name}'s ears")
    writer.write(f"{name}\n".encode())
    await asyncio.sleep(0.3)
    writer.write(f"{says}\n".encode())
    await asyncio.sleep(0.5)
    writer.write_eof()
    await ears
    writer.close()


async def main():
    async with await asyncio.start_server(enter, "localhost", 7000):
        await asyncio.gather(person("ann", 0, "anybody here?"), person("ben", 0.2, "hello"))


asyncio.run(main())
