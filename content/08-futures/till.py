import asyncio


async def customer(card):
    print("customer: where is my card?")
    print(f"customer: paid with {await card}")


async def main():
    loop = asyncio.get_running_loop()
    card = loop.create_future()
    paying = asyncio.create_task(customer(card))

    def card_read():
        card.set_result("card 17")
        print("terminal: card read")

    loop.call_later(2, card_read)
    await paying


asyncio.run(main())
