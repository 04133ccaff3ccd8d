import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def waiter(name, future):
    value = await future
    print(name, value, tick)


async def main():
    asyncio.create_task(ticker())
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("callback 1", f.result(), tick))
    asyncio.create_task(waiter("waiter a", future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback 2", f.result(), tick))
    asyncio.create_task(waiter("waiter b", future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback 3", f.result(), tick))
    future.set_result(42)
    print("set", tick)
    await asyncio.sleep(0)
    print("end", tick)


asyncio.run(main())
