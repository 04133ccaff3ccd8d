import asyncio


async def work(seconds, fails):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(f"after {seconds}")
    return seconds


async def main():
    cancelled = asyncio.create_task(work(9, False))
    asyncio.get_running_loop().call_later(0.5, cancelled.cancel)
    results = await asyncio.gather(
        work(3, False), work(2, True), cancelled, work(1, False), return_exceptions=True
    )
    for result in results:
        print(type(result).__name__ if isinstance(result, BaseException) else result)


asyncio.run(main())
