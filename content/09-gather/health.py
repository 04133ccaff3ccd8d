import asyncio


async def ping(host, ms):
    await asyncio.sleep(ms / 1000)
    if host == "search.test":
        raise OSError("no answer")
    return ms


async def main():
    hosts = ["mail.test", "search.test", "maps.test"]
    checks = [ping(host, 80 + i * 20) for i, host in enumerate(hosts)]
    results = await asyncio.gather(*checks, return_exceptions=True)
    slowest = 0
    for host, result in zip(hosts, results):
        if isinstance(result, BaseException):
            print(f"{host}: {result}")
        else:
            print(f"{host}: {result} ms")
            slowest = max(slowest, result)
    print(f"slowest answer: {slowest} ms")


asyncio.run(main())
