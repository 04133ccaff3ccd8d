import asyncio


def count_primes(start, stop):
    sieve = bytearray([1]) * stop
    sieve[:2] = bytes(2)
    for n in range(2, int(stop**0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = bytes(len(range(n * n, stop, n)))
    return sum(sieve[start:])


parts = [0, 250_000, 500_000, 750_000]


async def main():
    # A browser has no processes for Python: these are the loop's own threads.
    ask = asyncio.get_running_loop().run_in_executor
    await asyncio.gather(*(ask(None, count_primes, 0, 2) for _ in parts))
    print("four processes have begun")

    alone = [count_primes(start, start + 250_000) for start in parts]
    print("in this one:", sum(alone))

    together = await asyncio.gather(
        *(ask(None, count_primes, start, start + 250_000) for start in parts)
    )
    print("in those four:", sum(together))


asyncio.run(main())
