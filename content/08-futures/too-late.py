import asyncio


def read_card():
    loop = asyncio.get_running_loop()
    card = loop.create_future()
    loop.call_later(5, lambda: card.set_result("card 17"))
    return card


async def main():
    try:
        print(await asyncio.wait_for(read_card(), 1))
    except TimeoutError:
        print("no card, no sale")
    await asyncio.sleep(10)
    print("next customer")


asyncio.run(main())
