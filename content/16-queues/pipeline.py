import asyncio


async def items(queue):
    while True:
        try:
            item = await queue.get()
        except asyncio.QueueShutDown:
            return
        yield item


async def load(output):
    for name in ("sea", "hill", "wood", "lake"):
        await asyncio.sleep(1)
        await output.put(name)
    output.shutdown()


async def shrink(source, output):
    async for name in items(source):
        await asyncio.sleep(1)
        await output.put(f"small {name}")
    output.shutdown()


async def main():
    loaded, small = asyncio.Queue(2), asyncio.Queue(2)
    stages = asyncio.gather(load(loaded), shrink(loaded, small))
    async for name in items(small):
        print(f"saved {name}")
    await stages
    print("the album is complete")


asyncio.run(main())
