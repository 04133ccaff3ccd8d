import asyncio
import itertools

number = itertools.count(1)
tickets = [
    (2, next(number), "invoice is wrong"),
    (3, next(number), "new logo please"),
    (1, next(number), "shop is down"),
    (2, next(number), "cannot log in"),
]


def serve(name, queue):
    for ticket in tickets:
        queue.put_nowait(ticket)
    served = []
    while not queue.empty():
        served.append(queue.get_nowait()[2])
    print(f"{name}: {', '.join(served)}")


serve("first in, first out", asyncio.Queue())
serve("last in, first out", asyncio.LifoQueue())
serve("most urgent first", asyncio.PriorityQueue())
