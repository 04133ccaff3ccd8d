import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


class Source:
    def pause_reading(self):
        print("pause", tick)

    def resume_reading(self):
        print("resume", tick)


async def main():
    asyncio.create_task(ticker())
    reader = asyncio.StreamReader(limit=4)
    reader.set_transport(Source())

    async def attempt(name, call):
        try:
            print(name, len(await call), tick)
        except ValueError:
            print(name, "failed", tick)

    reader.feed_data(bytes(8))
    reader.feed_data(bytes(1))
    await attempt("read", reader.read(4))
    await attempt("read", reader.read(1))
    reader.feed_data(bytes(9))
    large = asyncio.create_task(attempt("large", reader.readexactly(20)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    reader.feed_data(bytes(2))
    await asyncio.sleep(0)
    reader.set_exception(ValueError("cut"))
    await large
    await attempt("after", reader.read(1))
    await attempt("after", reader.readline())


asyncio.run(main())
