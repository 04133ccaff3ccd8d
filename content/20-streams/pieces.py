import asyncio
import json


async def station(reader, writer):
    writer.write(b"12.5\n12.")
    await asyncio.sleep(1)
    writer.write(b"7\n13.0\n")
    writer.close()


async def main():
    server = await asyncio.start_server(station, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    while data := await reader.read(100):
        print(f"a reading: {json.dumps(data.decode())}")
    print("end of the day")
    writer.close()
    server.close()


asyncio.run(main())
