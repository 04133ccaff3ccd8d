import asyncio

order = []


async def sleeper():
    await asyncio.sleep(0.005)
    order.append("sleeper")


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    loop.call_later(0.005, lambda: order.append("timer"))
    loop.call_later(0.005, lambda: loop.call_soon(order.append, "soon"))
    await task
    await asyncio.sleep(0.001)
    print(*order)


asyncio.run(main())
