import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def main():
    asyncio.create_task(ticker())
    loop = asyncio.get_running_loop()
    fired = []
    loop.call_later(0.0005, lambda: fired.append(tick))
    await asyncio.sleep(0.0005)
    print("resumed after the timer's turn:", tick - fired[0])
    await asyncio.gather(asyncio.sleep(0.0005), asyncio.sleep(0.0005))
    print("many turns passed", int(tick > 500), int(tick < 2000))


asyncio.run(main())
