import asyncio


def log(text):
    print(f"[{asyncio.current_task().get_name()}] {text}")


async def look_under(thing):
    log(f"looking under the {thing}")
    await asyncio.sleep(1)


async def search():
    await look_under("bed")
    await look_under("carpet")


async def main():
    log("where are my keys?")
    attic = asyncio.create_task(search(), name="attic")
    other = asyncio.create_task(search())
    log(f"made {attic.get_name()} and {other.get_name()}")
    other.set_name("cellar")
    await attic
    await other
    await look_under("hat")


asyncio.run(main())
