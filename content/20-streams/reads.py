import asyncio
import json


def text(data):
    return json.dumps(data.decode())


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"PLAY 7\nname: tide;year: 2026;rest")
    reader.feed_eof()

    print("read", text(await reader.read(4)))
    print("readline", text(await reader.readline()))
    print("readuntil", text(await reader.readuntil(b";")))
    print("readexactly", text(await reader.readexactly(11)))
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as error:
        print(f"wanted {error.expected} bytes, got", text(error.partial))
    print("at the end:", text(await reader.read(100)), json.dumps(reader.at_eof()))


asyncio.run(main())
