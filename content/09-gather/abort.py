import asyncio


async def load(part, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{part}: stopped")
        raise
    print(f"{part}: {'failed' if part == 'route' else 'loaded'}")
    if part == "route":
        raise LookupError("no route")
    return part


async def main():
    parts = ["map", "route", "traffic"]
    tasks = [asyncio.create_task(load(part, i + 1)) for i, part in enumerate(parts)]
    try:
        await asyncio.gather(*tasks)
    except LookupError as error:
        print(f"caught: {error}")
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    print("the end")


asyncio.run(main())
