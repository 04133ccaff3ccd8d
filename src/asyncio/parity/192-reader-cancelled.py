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

    async def consume(name):
        try:
            print(name, (await reader.readline()).decode().strip(), tick)
        except RuntimeError:
            print(name, "refused", tick)
        except asyncio.CancelledError:
            print(name, "cancelled", tick)

    first = asyncio.create_task(consume("first"))
    second = asyncio.create_task(consume("second"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    first.cancel()
    third = asyncio.create_task(consume("third"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    reader.feed_data(b"one\ntwo\n")
    third.cancel()
    fourth = asyncio.create_task(consume("fourth"))
    await asyncio.sleep(0.005)
    fifth = asyncio.create_task(consume("fifth"))
    await fifth
    print(*(str(task.done()).lower() for task in [first, second, third, fourth]))


asyncio.run(main())
