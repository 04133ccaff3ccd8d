import asyncio


class Job:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank


async def main():
    queue = asyncio.PriorityQueue()
    for i, rank in enumerate([3, 1, 2, 1, 3, 2, 1, 3, 2, 1, 2, 3]):
        queue.put_nowait(Job(rank, "abcdefghijkl"[i]))
    names = []
    while not queue.empty():
        names.append((await queue.get()).name)
        if len(names) == 4:
            queue.put_nowait(Job(2, "late"))
    print(*names)
    stack = asyncio.LifoQueue()
    for item in "xyz":
        await stack.put(item)
    print(*[stack.get_nowait() for _ in range(3)])


asyncio.run(main())
