import asyncio


async def scan(page):
    await asyncio.sleep(1)
    print(f"page {page} scanned")
    return page


async def archive(page):
    await asyncio.sleep(0.5)
    print(f"page {page} archived")


async def scan_and_archive(page):
    await archive(await scan(page))


async def main():
    await asyncio.create_task(scan_and_archive(1))

    page = await asyncio.create_task(scan(2))
    await asyncio.create_task(archive(page))

    follow_ups = []
    third = asyncio.create_task(scan(3))
    third.add_done_callback(
        lambda scanned: follow_ups.append(
            asyncio.create_task(archive(scanned.result()))
        )
    )
    await third
    await asyncio.gather(*follow_ups)


asyncio.run(main())
