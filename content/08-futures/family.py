import asyncio
import concurrent.futures


async def work():
    return 1


async def main():
    task = asyncio.create_task(work())
    cold = work()
    things = {
        "a new Future": asyncio.Future(),
        "a task": task,
        "a gather": asyncio.gather(task),
        "a shield": asyncio.shield(task),
        "a coroutine": cold,
        "what the platform makes": concurrent.futures.Future(),
        "a number": 1,
    }
    for name, thing in things.items():
        print(f"{name}: {'future' if asyncio.isfuture(thing) else 'no future'}")
    same = asyncio.ensure_future(task) is task
    print(f"ensureFuture(task) is {'the task itself' if same else 'another'}")
    made = asyncio.ensure_future(cold)
    print(f"ensureFuture(coroutine) gives {await made}")


asyncio.run(main())
