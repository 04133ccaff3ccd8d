import asyncio


async def main():
    # Python has no printer here: this is how long it takes for a page.
    for number in range(1, 5):
        print(f"page {number} is handed over")
        await asyncio.sleep(1)


asyncio.run(main())
