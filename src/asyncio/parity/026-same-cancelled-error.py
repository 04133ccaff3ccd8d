import asyncio

seen = []


async def level(depth):
    try:
        if depth:
            await asyncio.create_task(level(depth - 1))
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        seen.append(error)
        raise


async def main():
    task = asyncio.create_task(level(2))
    await asyncio.sleep(1)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        seen.append(error)
    print(len(seen), *(str(error) for error in seen))
    print("same", int(all(error is seen[0] for error in seen)))


asyncio.run(main())
