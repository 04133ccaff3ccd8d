import asyncio


async def camera(film):
    for picture in range(1, 6):
        await film.put(picture)
        print(f"picture {picture} taken, {film.qsize()} waiting")
    film.shutdown()


async def uploader(film):
    try:
        while True:
            picture = await film.get()
            await asyncio.sleep(1)
            print(f"picture {picture} uploaded, {film.qsize()} waiting")
    except asyncio.QueueShutDown:
        pass


async def main():
    film = asyncio.Queue(2)
    await asyncio.gather(camera(film), uploader(film))


asyncio.run(main())
