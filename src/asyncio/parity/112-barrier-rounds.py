import asyncio

tick = 0


async def ticker():
    global tick
    while True:
        await asyncio.sleep(0)
        tick += 1


async def racer(name, barrier):
    for turn in range(2):
        index = await barrier.wait()
        print(name, "round", turn, "index", index, tick)


async def main():
    asyncio.create_task(ticker())
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(racer(name, barrier)) for name in "abc"]
    await asyncio.sleep(0)
    print("waiting", barrier.n_waiting, "of", barrier.parties)
    await asyncio.gather(*tasks)
    print("waiting", barrier.n_waiting, "broken", int(barrier.broken))


asyncio.run(main())
