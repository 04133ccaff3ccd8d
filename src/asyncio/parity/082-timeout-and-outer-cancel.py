import asyncio


async def child(seconds):
    try:
        async with asyncio.timeout(2):
            try:
                await asyncio.sleep(9)
            finally:
                await asyncio.sleep(seconds)
    except TimeoutError:
        print("converted")
    except asyncio.CancelledError:
        print("passed on")
        raise


async def main():
    for cancel_at, cleanup in ((1, 0), (1, 3), (2.5, 1)):
        task = asyncio.create_task(child(cleanup))
        await asyncio.sleep(cancel_at)
        task.cancel()
        await asyncio.wait([task])
        print("cancelled", int(task.cancelled()), "requests", task.cancelling())


asyncio.run(main())
