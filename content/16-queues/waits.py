import asyncio
import time

orders = asyncio.Queue()


async def take(source, pauses):
    for i, pause in enumerate(pauses):
        await asyncio.sleep(pause)
        await orders.put((f"{source} {i + 1}", time.perf_counter()))


async def packer(who):
    while True:
        name, since = await orders.get()
        waited = time.perf_counter() - since
        print(f"{who}: {name} waited {waited:g} s, {orders.qsize()} behind")
        await asyncio.sleep(2)
        orders.task_done()


async def main():
    packers = [asyncio.create_task(packer(who)) for who in ("ava", "ben")]
    await asyncio.gather(take("web", [0, 1, 1, 1]), take("phone", [0.5, 2]))
    await orders.join()


asyncio.run(main())
