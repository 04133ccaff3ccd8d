import asyncio


async def echo(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()
    writer.close()


async def client(name, pause):
    reader, writer = await asyncio.open_connection("localhost", 7000)
    for word in ("one", "two", "three"):
        await asyncio.sleep(pause)
        writer.write(f"{word}\n".encode())
        answer = await reader.readline()
        print(f"{name}: {answer.decode().strip()}")
    writer.close()


async def main():
    async with await asyncio.start_server(echo, "localhost", 7000) as server:
        await asyncio.gather(client("ann", 0.4), client("ben", 1), client("cat", 0.3))
        print(f"everybody served, still open: {str(server.is_serving()).lower()}")


asyncio.run(main())
