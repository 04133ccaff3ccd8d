import asyncio


async def main():
    async with asyncio.timeout(9) as kept:
        pass
    try:
        kept.reschedule(5)
    except RuntimeError:
        print("finished: RuntimeError")
    try:
        async with asyncio.timeout(1) as scope:
            try:
                await asyncio.sleep(5)
            finally:
                try:
                    scope.reschedule(20)
                except RuntimeError:
                    print("expiring: RuntimeError")
    except TimeoutError:
        print("timed out")


asyncio.run(main())
