import asyncio


async def baker(shelf):
    for bread in ("rye", "oat", "wheat"):
        await asyncio.sleep(1)
        await shelf.put(bread)
        print(f"baked {bread}")


async def seller(shelf):
    for _ in range(3):
        print("what do we have?")
        bread = await shelf.get()
        print(f"sold {bread}")


async def main():
    shelf = asyncio.Queue()
    await asyncio.gather(seller(shelf), baker(shelf))


asyncio.run(main())
