import asyncio

calls = 0


async def fetch_price():
    global calls
    calls += 1
    await asyncio.sleep(1)
    if calls < 3:
        raise ConnectionError("line busy")
    return "12 euros"


async def retry(start):
    for attempt in (1, 2, 3):
        try:
            return await start()
        except (ConnectionError, RuntimeError) as error:
            used = isinstance(error, RuntimeError)
            print(f"attempt {attempt}: {'used up' if used else 'line busy'}")
    return "no price"


async def main():
    made = fetch_price()
    print(await retry(lambda: made))
    print(await retry(fetch_price))


asyncio.run(main())
