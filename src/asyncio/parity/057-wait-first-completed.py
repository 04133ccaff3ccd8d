import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    waiting = {asyncio.create_task(nap(seconds)) for seconds in (3, 1, 2)}
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        print(*(task.result() for task in done), "left", len(waiting))


asyncio.run(main())
