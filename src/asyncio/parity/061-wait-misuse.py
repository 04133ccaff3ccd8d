import asyncio


async def main():
    task, nap = asyncio.create_task(asyncio.sleep(0)), asyncio.sleep(0)
    for futures, options in (([], {}), ([task], {"return_when": "SOON"})):
        try:
            await asyncio.wait(futures, **options)
        except ValueError:
            print("ValueError")
    try:
        await asyncio.wait([nap])
    except TypeError:
        print("only futures, no coroutine that nobody started: TypeError")
    await nap


asyncio.run(main())
