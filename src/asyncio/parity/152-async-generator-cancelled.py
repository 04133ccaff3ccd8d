import asyncio


async def numbers():
    try:
        for number in range(100):
            yield number
            await asyncio.sleep(1)
    finally:
        print("generator closes")


async def reads():
    async for number in numbers():
        print("read", number)


async def main():
    task = asyncio.create_task(reads())
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", int(task.cancelled()))


asyncio.run(main())
