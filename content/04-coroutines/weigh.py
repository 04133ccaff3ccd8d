import asyncio


async def weigh(parcels):
    total = 0
    for grams in parcels:
        await asyncio.sleep(0.5)
        total += grams
        print(f"{grams} g, {total} g so far")
    return total


async def main():
    print("put them on the scales")
    total = await weigh([300, 450, 250])
    print(f"postage for {total} g")


asyncio.run(main())
