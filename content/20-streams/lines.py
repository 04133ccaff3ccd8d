import asyncio
import json


async def station(reader, writer):
    writer.write(b"12.5\n12.")
    await asyncio.sleep(1)
    writer.write(b"7\n13.0\n13.")
    await asyncio.sleep(1)
    writer.close()


async def main():
    server = await asyncio.start_server(station, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    async for line in reader:
        reading = line.decode()
        if reading.endswith("\n"):
            print(f"a reading: {reading.strip()}")
        else:
            print(f"the line broke after {json.dumps(reading)}")
    writer.close()
    server.close()


asyncio.run(main())
