import asyncio


async def order(dish):
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    loop.call_later(3, lambda: ready.set_result(f"{dish} is ready"))
    return ready


async def main():
    ticket = await order("soup")
    print("I have my ticket and go to find a table")
    print(await ticket)


asyncio.run(main())
