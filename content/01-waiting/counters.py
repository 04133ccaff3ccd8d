import asyncio


async def count(name):
    print(f"{name}: one")
    await asyncio.sleep(1)
    print(f"{name}: two")


async def main():
    await count("Ada")
    await count("Ben")
    await count("Cleo")
    print("in turn: done")

    names = ["Ada", "Ben", "Cleo"]
    await asyncio.gather(*(count(name) for name in names))
    print("together: done")


asyncio.run(main())
