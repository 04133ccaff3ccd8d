import asyncio


async def double(n):
    return 2 * n


async def count():
    print(await double(1))
    print(await double(2))
    await asyncio.sleep(0)
    print(await double(3))


async def other():
    print("the other one")


async def main():
    await asyncio.gather(count(), other())


asyncio.run(main())
