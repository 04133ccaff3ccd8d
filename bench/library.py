"""The same operations as in library.ts on CPython's own loop; prints rates by row as JSON."""

import asyncio
import json
import sys
import time


async def times(count, body):
    for _ in range(count):
        await body()


async def one():
    return 1


async def create():
    for _ in range(20_000):
        await asyncio.create_task(one())


async def gathered():
    await asyncio.gather(*[one() for _ in range(10_000)])


async def spin():
    await asyncio.gather(*[times(10_000, lambda: asyncio.sleep(0)) for _ in range(10)])


async def hand_off():
    lock = asyncio.Lock()

    async def use():
        async with lock:
            await asyncio.sleep(0)

    await asyncio.gather(*[times(2_000, use) for _ in range(10)])


async def limited():
    permits = asyncio.Semaphore(10)

    async def use():
        async with permits:
            await asyncio.sleep(0)

    await asyncio.gather(*[use() for _ in range(10_000)])


async def hand_over():
    queue = asyncio.Queue(1)
    await asyncio.gather(times(20_000, lambda: queue.put(1)), times(20_000, queue.get))


async def cancelled():
    tasks = [asyncio.create_task(asyncio.sleep(1e3)) for _ in range(10_000)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def woken():
    event = asyncio.Event()
    tasks = [asyncio.create_task(event.wait()) for _ in range(10_000)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)


ROWS = {
    "createTask + await": (20_000, create),
    "gather of 10,000": (10_000, gathered),
    "sleep(0), 10 tasks": (100_000, spin),
    "lock hand-off, 10 tasks": (20_000, hand_off),
    "10 at a time, 10,000 jobs": (10_000, limited),
    "queue of 1, put and get": (20_000, hand_over),
    "cancel 10,000 sleeping": (10_000, cancelled),
    "event wakes 10,000": (10_000, woken),
}


def rate(count, body):
    found = []
    for _ in range(6):
        begin = time.perf_counter()
        asyncio.run(body())
        found.append(count / (time.perf_counter() - begin))
    return sorted(found[1:])[2]


rates = {name: rate(count, body) for name, (count, body) in ROWS.items()}
print(json.dumps({"version": sys.version.split()[0], "rates": rates}))
