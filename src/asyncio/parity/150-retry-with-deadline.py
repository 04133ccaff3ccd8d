import asyncio

attempts = 0


async def flaky():
    global attempts
    attempts += 1
    await asyncio.sleep(0.4)
    if attempts < 4:
        raise ConnectionError(f"attempt {attempts} failed")
    return "connected"


async def connect():
    while True:
        try:
            return await flaky()
        except ConnectionError as error:
            print(error)
            await asyncio.sleep(0.1 * 2**attempts)


async def main():
    for seconds in (1, 3):
        try:
            print(await asyncio.wait_for(connect(), seconds))
        except TimeoutError:
            print("gave up")


asyncio.run(main())
