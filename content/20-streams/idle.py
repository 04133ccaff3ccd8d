import asyncio


async def teller(reader, writer):
    try:
        while line := await asyncio.wait_for(reader.readline(), 5):
            print(f"teller: {line.decode().strip()}")
    except TimeoutError:
        print("teller: next, please")
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(teller, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    writer.write(b"good morning\n")
    await asyncio.sleep(3)
    writer.write(b"hm, let me think\n")
    print(f"customer: the line is closed, {len(await reader.read())} bytes came")
    writer.close()
    server.close()


asyncio.run(main())
