import asyncio


async def ask(shop):
    print(f"{shop}: asked")
    await asyncio.sleep(3)
    print(f"{shop}: answered")


async def main():
    north = ask("north")
    south = ask("south")
    await north
    await south
    print("both answered")


asyncio.run(main())
