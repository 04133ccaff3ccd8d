import asyncio


def read_card():
    loop = asyncio.get_running_loop()
    card = loop.create_future()
    timer = loop.call_later(5, lambda: card.set_result("card 17"))

    def finished(card):
        if card.cancelled():
            timer.cancel()
            print("terminal: light off")

    card.add_done_callback(finished)
    print("terminal: light on")
    return card


async def main():
    for patience in (1, 8):
        try:
            card = await asyncio.wait_for(read_card(), patience)
            print(f"paid with {card}")
        except TimeoutError:
            print("no card, no sale")


asyncio.run(main())
