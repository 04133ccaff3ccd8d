import {
  createTask,
  openConnection,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { receive, send } from "./start.ts";

const hour = 3_600_000;

/** What `talk` writes, and what `listen` makes of it, over one connection. */
async function over<T>(
  port: number,
  talk: (writer: StreamWriter) => Promise<void>,
  listen: (reader: StreamReader) => Promise<T>,
) {
  const address = { host: "localhost", port };
  const server = await startServer(async (_, writer) => {
    await talk(writer);
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  try {
    const listening = createTask(async () => await listen(reader));
    return await waitFor(listening, hour);
  } finally {
    writer.close();
    server.close();
  }
}

/** A message as it should go over the wire, with a length that may be wrong. */
function framed(message: string, length?: number) {
  const body = new TextEncoder().encode(message);
  const all = new Uint8Array(4 + body.length);
  new DataView(all.buffer).setUint32(0, length ?? body.length);
  all.set(body, 4);
  return all;
}

function joined(parts: readonly Uint8Array[]) {
  const bytes = parts.flatMap((part) => [...part]);
  return new Uint8Array(bytes);
}

/** Messages up to the first `null`. */
async function all(reader: StreamReader) {
  const messages: string[] = [];
  for (let count = 0; count < 20; count++) {
    const message = await receive(reader);
    if (message === null) return messages;
    messages.push(message);
  }
  return messages;
}

check("four bytes of length go in front", async (t) => {
  const port = t.number(7001, 7999);
  const word = "abcdef".slice(0, t.number(2, 5));
  const many = "x".repeat(t.number(300, 999));
  const sent = await t.run(() =>
    over(
      port,
      async (writer) => {
        await send(writer, word);
        await send(writer, many);
      },
      async (reader) => [...(await reader.read())],
    ),
  );
  const right = [...joined([framed(word), framed(many)])];
  t.spot(
    "The lowest byte of the length came first. On networks the highest one does: setUint32 does it so if you do not ask otherwise.",
  )((sent.value ?? []).slice(0, 4)).toBe([word.length, 0, 0, 0]);
  const found = (sent.value ?? []).slice(0, 4 + word.length);
  t.expect(found).toBe([...framed(word)]);
  t.expect(sent.value?.length).toBe(right.length);
  t.expect(sent).toReturn(right);
});

check("the length counts bytes", async (t) => {
  const port = t.number(7001, 7999);
  const price = `${t.number(10, 99)} €`;
  const messages = [price, "", "two\nlines", "Zoë"];
  const wire = joined(messages.map((message) => framed(message)));
  const sent = await t.run(() =>
    over(
      port,
      async (writer) => {
        for (const message of messages) await send(writer, message);
      },
      async (reader) => [...(await reader.read())],
    ),
  );
  t.spot(
    "The euro sign is one letter and three bytes, and your length counts letters. Encode the text, and take the length of the bytes.",
  )(sent.value?.[3]).toBe(price.length);
  t.expect(sent).toReturn([...wire]);
});

check("an end between two messages is a good end", async (t) => {
  const port = t.number(7001, 7999);
  const messages = ["one", "two", "three"].slice(0, t.number(1, 3));
  const got = await t.run(() =>
    over(
      port,
      async (writer) => {
        for (const message of messages) writer.write(framed(message));
      },
      all,
    ),
  );
  t.spot(
    "The stream ended between two messages, and that is no error: nothing was cut off. Return null.",
  )(got).toThrow("Error", "truncated");
  t.expect(got).toReturn(messages);
});

check("messages come out of any pieces", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const messages = [`${t.number(10, 99)} €`, "", "a\nb", "z".repeat(300)];
  const wire = joined(messages.map((message) => framed(message)));
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < wire.length; ) {
    const next = at + t.pick([1, 2, 3, 5, 40]);
    pieces.push(wire.slice(at, next));
    at = next;
  }
  const got = await t.run(() =>
    over(
      port,
      async (writer) => {
        for (const piece of pieces) {
          writer.write(piece);
          await sleep(10);
        }
      },
      all,
    ),
  );
  t.spot(
    "A length came in two pieces, or a message did, and you took the first one. readexactly waits for all of it.",
  )(got).toThrow("RangeError", "Offset is outside");
  t.expect(got).toReturn(messages);
});

check("an end inside a message is none", async (t) => {
  const port = t.number(7001, 7999);
  const cut = t.number(1, 3);
  const cases = [
    framed("three").slice(0, cut),
    framed("three").slice(0, 4),
    framed("three").slice(0, 4 + cut),
  ];
  for (const rest of cases) {
    const got = await t.run(() =>
      over(
        port,
        async (writer) => {
          writer.write(joined([framed("one"), rest]));
        },
        all,
      ),
    );
    t.spot(
      "A message was cut off, and you took it for the end. A good end has nothing of the next message: look at partial, and at which of the two reads it was.",
    )(got).toReturn(["one"]);
    t.expect(got).toThrow("Error", "truncated");
  }
});

check("nobody waits for a length that is a lie", async (t) => {
  const port = t.number(7001, 7999);
  const claimed = t.pick([65_537, 70_000, 4_000_000_000]);
  const patient = async (writer: StreamWriter) => {
    writer.write(framed("hello", claimed));
    await sleep(60_000);
  };
  const got = await t.run(() => over(port, patient, receive));
  t.spot(
    "A head announced more than is allowed, and you waited for the body. Look at the length first.",
  )(got).toTake(60_000);
  t.expect(got).toThrow("RangeError", "too long");
  t.expect(got).toTake(0);
  const longest = "y".repeat(65_536);
  const large = await t.run(() =>
    over(port, (writer) => send(writer, longest), receive),
  );
  t.expect(large.value?.length).toBe(65_536);
});
