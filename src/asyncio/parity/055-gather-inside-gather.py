import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def leaf(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return name


async def main():
    asyncio.create_task(ticker())
    inner = asyncio.gather(leaf("a", 1), leaf("b", 2))
    other = asyncio.gather(leaf("c", 3))
    (a, b), (c,), d = await asyncio.gather(inner, other, leaf("d", 1))
    print(a, b, c, d, tick)


asyncio.run(main())
