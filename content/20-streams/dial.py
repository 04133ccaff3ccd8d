import asyncio


async def clerk(reader, writer):
    question = (await reader.readline()).decode().strip()
    await asyncio.sleep(1.5)
    writer.write(f"{len(question)} letters\n".encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(clerk, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    try:
        writer.write(b"interleave\n")
        await writer.drain()
        print("asked")
        print(f"answer: {(await reader.readline()).decode().strip()}")
    finally:
        writer.close()
        await writer.wait_closed()
    server.close()
    await server.wait_closed()


asyncio.run(main())
