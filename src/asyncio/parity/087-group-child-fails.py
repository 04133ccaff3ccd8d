import asyncio


async def fails():
    await asyncio.sleep(1)
    raise ValueError("child")


async def sibling():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("sibling cancelled")
        await asyncio.sleep(1)
        raise KeyError("in cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sibling())
            group.create_task(fails())
            await asyncio.sleep(9)
    except* ValueError as group:
        print("ValueErrors", len(group.exceptions))
    except* KeyError as group:
        print("KeyErrors", len(group.exceptions))
    print("requests", asyncio.current_task().cancelling())


asyncio.run(main())
