import asyncio


async def fetch_page(page):
    print(f"page {page} asked for")
    await asyncio.sleep(1 - page / 10)
    return [f"{page}.{i + 1}" for i in range(4 - page)]


async def main():
    pages = [1, 2, 3]
    results = await asyncio.gather(*[fetch_page(page) for page in pages])
    for page, result in zip(pages, results):
        print(f"page {page}: {' '.join(result)}")
    print(f"all: {' '.join(hit for result in results for hit in result)}")


asyncio.run(main())
