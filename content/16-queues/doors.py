import asyncio

orders = asyncio.Queue()


async def phone():
    for order in ("a lamp", "a chair"):
        await asyncio.sleep(1)
        await orders.put(order)


async def web():
    for order in ("a desk", "a shelf"):
        await asyncio.sleep(1)
        await orders.put(order)
    orders.shutdown()  # web is always the last


async def pack():
    packed = 0
    while True:
        try:
            await orders.get()
        except asyncio.QueueShutDown:
            break
        packed += 1
    print(f"{packed} orders packed")


async def main():
    await asyncio.gather(pack(), phone(), web())


asyncio.run(main())
