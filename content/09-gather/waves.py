import asyncio


async def watch(coast, limit, seconds, seen):
    for height in seen:
        if height > limit:
            print(f"{coast}: a wave of {height} m")
            return height
        await asyncio.sleep(seconds)
    return 0


async def main():
    heights = await asyncio.gather(
        watch("north", 9, 1, [4, 4, 4, 8, 7, 8, 7, 1, 6, 3, 9, 7, 10]),
        watch("west", 8, 2, [4, 7, 9]),
        watch("south", 7, 3, [0, 4, 4, 8]),
    )
    print(f"north, west, south: {', '.join(map(str, heights))}")


asyncio.run(main())
