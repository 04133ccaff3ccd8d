import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(s, s)) for s in (1, 2, 9)]
    try:
        async for earliest in asyncio.as_completed(tasks, timeout=3):
            print(await earliest)
    except TimeoutError:
        print("timed out", int(tasks[2].done()))
    for earliest in asyncio.as_completed(tasks[1:]):
        print("first", await earliest)
        break
    await asyncio.sleep(10)
    print("end")


asyncio.run(main())
