import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    for futures, options in (([], {}), ([task], {"return_when": "SOON"})):
        try:
            await asyncio.wait(futures, **options)
        except ValueError:
            print("ValueError")
    done, pending = await asyncio.wait([task, task, task])
    print("the same task is counted once", len(done), len(pending))


asyncio.run(main())
