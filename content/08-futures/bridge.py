import asyncio


def fetch_page(host, seconds, handler):
    error = OSError(f"{host} is down") if seconds > 2 else None
    loop = asyncio.get_running_loop()
    loop.call_later(seconds, handler, error, f"the page of {host}")


def load(host, seconds):
    page = asyncio.get_running_loop().create_future()

    def handler(error, text):
        if error is None:
            page.set_result(text)
        else:
            page.set_exception(error)

    fetch_page(host, seconds, handler)
    return page


async def main():
    print(await load("news.test", 0.5))
    both = [load("maps.test", 1.5), load("films.test", 2.5)]
    for end in await asyncio.gather(*both, return_exceptions=True):
        print(f"no page: {end}" if isinstance(end, Exception) else end)


asyncio.run(main())
