import asyncio


async def count_boxes(shelf):
    print(f"counting shelf {shelf}")
    await asyncio.sleep(3)
    return 48


async def main():
    task = asyncio.create_task(count_boxes("B"))
    try:
        print(task.result())
    except asyncio.InvalidStateError:
        print("too early to ask")
    boxes = await task
    print(f"{boxes} boxes")
    print(f"again: {await task}")
    print(f"and without waiting: {task.result()}")


asyncio.run(main())
