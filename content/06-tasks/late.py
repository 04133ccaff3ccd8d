import asyncio


async def load_rates():
    await asyncio.sleep(1)
    print("rates: no answer")
    raise OSError("no rates today")


async def main():
    rates = asyncio.create_task(load_rates())
    print("reading the invoice")
    await asyncio.sleep(3)
    print("now the rates are needed")
    try:
        print(await rates)
    except OSError as error:
        print(f"caught: {error}")


asyncio.run(main())
