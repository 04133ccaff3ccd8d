import asyncio


async def main():
    for futures, options in (([], {}), ([asyncio.create_task(asyncio.sleep(0))], {"return_when": "SOON"})):
        try:
            await asyncio.wait(futures, **options)
        except ValueError as error:
            print(type(error).__name__)
    try:
        await asyncio.wait([asyncio.sleep])
    except TypeError as error:
        print(type(error).__name__)


asyncio.run(main())
