import {
  createTask,
  openConnection,
  sleep,
  startServer,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { readCard } from "./start.ts";

const hour = 3_600_000;

const textStopped =
  "The text stopped before the end: read with a number gives one piece. The text goes up to the end of the stream.";

type Told = readonly [at: number, part: string, value: string];

/** Sends the pieces over a connection, one every 100 ms, and notes what is told when. */
async function post(
  port: number,
  pieces: readonly (Uint8Array | string)[],
  told: Told[],
) {
  const address = { host: "localhost", port };
  const server = await startServer(async (_, writer) => {
    for (const piece of pieces) {
      writer.write(piece);
      await sleep(100);
    }
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  const begin = performance.now();
  const tell = (part: string, value: string) => {
    told.push([Math.round(performance.now() - begin), part, value]);
  };
  try {
    const reading = createTask(async () => await readCard(reader, tell));
    await waitFor(reading, hour);
  } finally {
    writer.close();
    server.close();
  }
}

check("each part is told when it is complete", async (t) => {
  const port = t.number(7001, 7999);
  const name = t.pick(["Ann", "Ben", "Cat"]);
  const street = `${t.number(1, 99)} Sea Road`;
  const code = `AB${t.number(100, 999)}`;
  const told: Told[] = [];
  const pieces = [`${name}\n`, `${street};`, code, "See you soon."];
  const done = await t.run(() => post(port, pieces, told));
  t.spot(
    "The first part was complete at the beginning, and you told it at the end: you waited for the end of the stream. Read each part by itself.",
  )(told[0]?.[0]).toBe(400);
  t.spot(
    "A name came with its new line. It is the mark of the end, and not a part of the name.",
  )(told[0]).toBe([0, "name", `${name}\n`]);
  t.spot(
    "A street came with its semicolon: readuntil gives the separator too.",
  )(told[1]).toBe([100, "street", `${street};`]);
  t.spot(textStopped)(told[3]?.[0]).toBe(300);
  t.expect(told).toBe([
    [0, "name", name],
    [100, "street", street],
    [200, "code", code],
    [400, "text", "See you soon."],
  ]);
  t.expect(done).toReturn(undefined);
});

check("a card may be cut anywhere", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const street = "Grüner Weg\nhouse 7";
  const code = `;${t.number(10, 99)}\n;`;
  const text = `Liebe Grüße\nfrom all ${t.number(2, 9)} of us; bye\n`;
  const bytes = new TextEncoder().encode(`Zoë\n${street};${code}${text}`);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = at + t.number(1, 3);
    pieces.push(bytes.slice(at, next));
    at = next;
  }
  const told: Told[] = [];
  const done = await t.run(() => post(port, pieces, told));
  t.expect(done).toReturn(undefined);
  const found = told.map(([, part, value]) => [part, value]);
  const [, , third] = found;
  t.spot(
    "A code came with fewer than five bytes: read(5) gives what is there, at most five. You want five, no fewer.",
  )(
    third?.[0] === "code" &&
      code.startsWith(third[1] ?? "") &&
      third[1] !== code,
  ).toBe(true);
  t.spot(textStopped)(found.length === 4 && found[3]?.[1] !== text).toBe(true);
  t.expect(found).toBe([
    ["name", "Zoë"],
    ["street", street],
    ["code", code],
    ["text", text],
  ]);
});

check("all at once is no other card", async (t) => {
  const port = t.number(7001, 7999);
  const code = `${t.number(10, 99)};;;`;
  const text = "x".repeat(t.number(70, 90) * 1000);
  const told: Told[] = [];
  await t.run(() => post(port, [`Ann\nBay;${code}${text}`], told));
  t.expect(told.map(([, part, value]) => [part, value.length])).toBe([
    ["name", 3],
    ["street", 3],
    ["code", 5],
    ["text", text.length],
  ]);
});

check("a text may be empty", async (t) => {
  const port = t.number(7001, 7999);
  const code = `${t.number(10_000, 99_999)}`;
  const told: Told[] = [];
  const done = await t.run(() => post(port, ["\n;", code], told));
  t.expect(told.map(([, part, value]) => [part, value])).toBe([
    ["name", ""],
    ["street", ""],
    ["code", code],
    ["text", ""],
  ]);
  t.expect(done).toReturn(undefined);
});

check("a torn card says where", async (t) => {
  const port = t.number(7001, 7999);
  const name = t.pick(["Ann", "Be", "C"]);
  const torn = t.number(10, 99);
  const cases = [
    { card: name, parts: 0, torn: name },
    { card: "", parts: 0, torn: "" },
    { card: `Ann\n${torn} Sea`, parts: 1, torn: `${torn} Sea` },
    { card: `Ann\nBay;${torn}`, parts: 2, torn: `${torn}` },
  ];
  for (const one of cases) {
    const told: Told[] = [];
    const done = await t.run(() => post(port, [one.card], told));
    if (one.parts === 0)
      t.spot(
        "The stream ended inside the name, and you took what there was for a name. readline does not throw: look for the new line.",
      )(told[0]).toBe([100, "name", one.torn]);
    t.spot(
      "An IncompleteReadError got out. What did come is in its partial: say it in an error of your own.",
    )(done).toThrow("IncompleteReadError");
    t.expect(done).toThrow("Error", `torn after ${JSON.stringify(one.torn)}`);
    t.expect(told.length).toBe(one.parts);
  }
});
