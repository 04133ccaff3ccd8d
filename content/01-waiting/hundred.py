import asyncio


async def connect(n):
    await asyncio.sleep((20 + n) / 1000)
    return n


async def main():
    numbers = range(100)

    connections = await asyncio.gather(*(connect(n) for n in numbers))
    print(f"together: {len(connections)} connections")

    for n in numbers:
        await connect(n)
    print("in turn: as many")


asyncio.run(main())
