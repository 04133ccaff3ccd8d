import asyncio

pending = {}


async def fetch(key):
    print("fetching", key)
    await asyncio.sleep(1)
    return key.upper()


async def get(key):
    if key not in pending:
        pending[key] = asyncio.create_task(fetch(key))
        pending[key].add_done_callback(lambda task: pending.pop(key))
    return await asyncio.shield(pending[key])


async def main():
    readers = [asyncio.create_task(get(key)) for key in ("a", "b", "a", "a")]
    await asyncio.sleep(0.5)
    readers[0].cancel()
    print(*await asyncio.gather(*readers[1:]), int(readers[0].cancelled()), len(pending))
    print(await get("a"))


asyncio.run(main())
