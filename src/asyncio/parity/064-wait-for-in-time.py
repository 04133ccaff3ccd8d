import asyncio


async def work():
    await asyncio.sleep(1)
    return asyncio.current_task().get_name()


async def main():
    print(await asyncio.wait_for(work(), 2))
    print(await asyncio.wait_for(work(), None))
    print(await asyncio.wait_for(asyncio.create_task(work(), name="other"), 2))
    await asyncio.sleep(5)
    print("no timer is left behind")


asyncio.run(main())
