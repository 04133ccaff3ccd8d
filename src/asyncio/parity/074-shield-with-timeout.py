import asyncio


async def inner():
    await asyncio.sleep(3)
    return "slow but sure"


async def main():
    task = asyncio.create_task(inner())
    for attempt in range(5):
        try:
            print(await asyncio.wait_for(asyncio.shield(task), 0.8))
            break
        except TimeoutError:
            print("not yet", attempt)


asyncio.run(main())
