import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.003, done.set_result, "fired")
    turns = 0
    while not done.done():
        await asyncio.sleep(0)
        turns += 1
    print(done.result(), int(turns > 1000))


asyncio.run(main())
