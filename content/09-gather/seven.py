import asyncio
import time

times = [0.3, 0.8, 0.4, 0.3, 0.5, 0.5, 0.4]


async def worker(pages):
    while pages:
        await asyncio.sleep(pages.pop(0))


async def load_all(count):
    begin = time.perf_counter()
    pages = times.copy()
    await asyncio.gather(*[worker(pages) for _ in range(count)])
    seconds = time.perf_counter() - begin
    print(f"{count} at once: {seconds:g} s")


async def main():
    await load_all(1)
    await load_all(2)
    await load_all(7)


asyncio.run(main())
