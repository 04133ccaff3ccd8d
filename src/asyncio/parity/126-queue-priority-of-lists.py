import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for item in ([10, "a"], [9, "b"], [9, "a"], [10], [2, "z", 1]):
        queue.put_nowait(item)
    while not queue.empty():
        print(*queue.get_nowait())
    words = asyncio.PriorityQueue()
    for word in "pear fig apple date".split():
        words.put_nowait(word)
    print(*[words.get_nowait() for _ in range(4)])


asyncio.run(main())
