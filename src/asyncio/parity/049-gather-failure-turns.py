import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def fails(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print("fails", turns, tick)
    raise ValueError(turns)


async def main():
    asyncio.create_task(ticker())
    try:
        await asyncio.gather(fails(4), fails(2), fails(6))
    except ValueError as error:
        print("caught", error, tick)
    for _ in range(6):
        await asyncio.sleep(0)


asyncio.run(main())
