import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)
    queue.put_nowait("a")
    queue.put_nowait("b")
    print(queue.qsize(), int(queue.full()), queue.maxsize)
    try:
        queue.put_nowait("c")
    except asyncio.QueueFull as error:
        print(type(error).__name__)
    print(queue.get_nowait(), queue.get_nowait(), int(queue.empty()))
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__)
    fraction = asyncio.Queue(1.3)
    fraction.put_nowait(1)
    print(int(fraction.full()))
    fraction.put_nowait(2)
    print(int(fraction.full()))


asyncio.run(main())
