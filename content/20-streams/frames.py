import asyncio
import json


async def send(writer, message):
    body = message.encode()
    head = len(body).to_bytes(4)
    writer.writelines([head, body])
    await writer.drain()


async def receive(reader):
    head = await reader.readexactly(4)
    length = int.from_bytes(head)
    return (await reader.readexactly(length)).decode()


async def post(reader, writer):
    await send(writer, "two\nlines")
    await send(writer, "")
    await send(writer, "the end")
    writer.close()


async def main():
    server = await asyncio.start_server(post, "localhost", 7000)
    reader, writer = await asyncio.open_connection("localhost", 7000)
    for _ in range(3):
        print(json.dumps(await receive(reader)))
    writer.close()
    server.close()


asyncio.run(main())
