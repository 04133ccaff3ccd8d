import asyncio


async def kitchen(reader, writer):
    order = (await reader.readline()).decode().strip()
    await asyncio.sleep(2)
    writer.write(f"{order} is served\n".encode())
    writer.close()


async def guest(order):
    try:
        reader, writer = await asyncio.open_connection("localhost", 7000)
        writer.write(f"{order}\n".encode())
        print((await reader.readline()).decode().strip())
        writer.close()
    except OSError as error:
        print(f"no {order}: {type(error).__name__}")


async def main():
    server = await asyncio.start_server(kitchen, "localhost", 7000)
    soup = asyncio.create_task(guest("soup"), name="soup")
    await asyncio.sleep(0.5)
    server.close()
    print("the door is closed")
    await guest("stew")
    await server.wait_closed()
    print("the last guest has left")
    await soup


asyncio.run(main())
