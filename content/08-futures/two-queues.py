import asyncio


async def nothing():
    pass


async def spell(word):
    for letter in word:
        print(letter)
        await nothing()


async def main():
    print("coroutines:")
    await spell("ab")
    await spell("xy")
    print("tasks:")
    await asyncio.gather(spell("ab"), spell("xy"))


asyncio.run(main())
