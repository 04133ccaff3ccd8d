import asyncio


async def ask(shop):
    print(f"{shop}: asked")
    await asyncio.sleep(3)
    print(f"{shop}: answered")


async def main():
    await ask("north")
    await ask("south")
    print("in turn: done")

    await asyncio.gather(ask("north"), ask("south"))
    print("together: done")


asyncio.run(main())
