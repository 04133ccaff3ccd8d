import asyncio
import json


def text(data):
    return json.dumps(data.decode())


async def show(name, call):
    try:
        print(name, text(await call))
    except asyncio.IncompleteReadError as error:
        expected = "null" if error.expected is None else error.expected
        print(name, "incomplete", text(error.partial), expected)
    except asyncio.LimitOverrunError as error:
        print(name, "overrun", error.consumed)
    except ValueError:
        print(name, "value error")


def bool_text(value):
    return "true" if value else "false"


async def main():
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"one\ntwo;three\nfourteen fifteen\nok\n1234567890")
    await show("line", reader.readline())
    await show("until", reader.readuntil((b";", b"\n")))
    await show("until", reader.readuntil((b"ree\n", b"e")))
    await show("exactly", reader.readexactly(2))
    await show("overrun", reader.readuntil(b"\n"))
    await show("line", reader.readline())
    await show("line", reader.readline())
    await show("overrun", reader.readuntil(b"\r\n"))
    await show("read", reader.read(3))
    await show("none", reader.read(0))
    print(bool_text(reader.at_eof()))
    reader.feed_eof()
    print(bool_text(reader.at_eof()))
    await show("exactly", reader.readexactly(20))
    print(bool_text(reader.at_eof()))
    await show("exactly", reader.readexactly(1))
    await show("until", reader.readuntil(b"x"))
    await show("line", reader.readline())
    await show("read", reader.read())
    await show("empty", reader.readuntil(b""))


asyncio.run(main())
