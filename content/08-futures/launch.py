import asyncio


class Countdown:
    def __init__(self, start):
        self._start = start

    def __await__(self):
        return self._count().__await__()

    async def _count(self):
        for n in range(self._start, 0, -1):
            print(n)
            await asyncio.sleep(1)
        return "lift-off"


async def main():
    countdown = Countdown(2)
    print("nothing has run")
    print(await countdown)
    print(await countdown)


asyncio.run(main())
