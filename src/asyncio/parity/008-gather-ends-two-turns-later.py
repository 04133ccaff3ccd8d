import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def child(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("child ends", turns, tick)
    return turns


async def main():
    asyncio.create_task(ticker())
    values = await asyncio.gather(child(3), child(1), child(2))
    print("gathered", *values, tick)


asyncio.run(main())
