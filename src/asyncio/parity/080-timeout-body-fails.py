import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as scope:
            raise ValueError("from the body")
    except ValueError as error:
        print(error, int(scope.expired()))
    try:
        async with asyncio.timeout(1) as scope:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                raise ValueError("while expiring")
    except ValueError as error:
        print(error, int(scope.expired()), asyncio.current_task().cancelling())


asyncio.run(main())
