import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    reader = asyncio.StreamReader()

    async def consume():
        print("exactly", (await reader.readexactly(4)).decode(), tick)
        print("line", (await reader.readline()).decode().strip(), tick)
        print("rest", (await reader.read()).decode(), tick)

    task = asyncio.create_task(consume())
    for piece in ["ab", "cd", "ef", "g\nh", "ij"]:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("feed", len(piece), tick)
        reader.feed_data(piece.encode())
    await asyncio.sleep(0.005)
    reader.feed_eof()
    print("end", tick)
    await task
    print("over", tick)


asyncio.run(main())
