import asyncio


async def counter(reader, writer):
    everything = (await reader.read()).decode()
    await asyncio.sleep(1)
    writer.write(f"{len(everything.split())} words\n".encode())
    writer.close()


async def main():
    server = await asyncio.start_server(counter, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    for line in ("a stream has two", "directions"):
        writer.write(f"{line}\n".encode())
        await asyncio.sleep(0.5)
    writer.write_eof()
    print("said all I had to say")
    print((await reader.readline()).decode().strip())
    writer.close()
    server.close()


asyncio.run(main())
