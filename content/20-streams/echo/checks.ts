import {
  createTask,
  gather,
  openConnection,
  sleep,
  startServer,
} from "asyncio";
import { check } from "checks";
import { echo } from "./start.ts";

const host = "localhost";

type Piece = readonly [at: number, bytes: Uint8Array | string];

/** What one client hears: the text up to each moment, and when the end came, if it did. */
async function visit(port: number, pieces: readonly Piece[], stays = 1000) {
  const begin = performance.now();
  const now = () => Math.round(performance.now() - begin);
  const { reader, writer } = await openConnection({ host, port });
  const heard: (readonly [at: number, text: string])[] = [];
  let end = -1;
  const ears = createTask(async () => {
    for (;;) {
      const piece = await reader.read(2 ** 16);
      if (piece.length === 0) break;
      const last = heard.at(-1);
      const text = new TextDecoder().decode(piece);
      if (last?.[0] === now()) heard.pop();
      heard.push([now(), last?.[0] === now() ? last[1] + text : text]);
    }
    end = now();
  });
  for (const [at, bytes] of pieces) {
    await sleep(at - now());
    writer.write(bytes);
  }
  const goodbye = now();
  writer.writeEof();
  await sleep(stays);
  ears.cancel();
  await gather([ears], { returnExceptions: true });
  writer.close();
  const all = heard.map(([, text]) => text).join("");
  return { heard, all, closed: end === -1 ? "never" : end - goodbye };
}

check("lines come back with their numbers, at once", async (t) => {
  const port = t.number(7001, 7999);
  const [one, two] = [`tea ${t.number(1, 99)}`, `milk ${t.number(1, 99)}`];
  let visited: unknown = null;
  let all = "";
  const run = await t.run(async () => {
    await startServer(echo, { host, port });
    const seen = await visit(port, [
      [0, `${one}\n`],
      [700, `${two}\n`],
      [1500, "\n"],
    ]);
    visited = seen.heard;
    all = seen.all;
    return seen.closed;
  });
  t.spot(
    "The first line came back, and then no other. The client is still there: repeat lines until the end of the stream.",
  )(all).toBe(`1 ${one}\n`);
  t.spot(
    "All lines came back together, when the client had ended: you read the whole stream first. Answer each line when it is complete.",
  )(visited).toBe([[1500, all]]);
  t.expect(visited).toBe([
    [0, `1 ${one}\n`],
    [700, `2 ${two}\n`],
    [1500, "3 \n"],
  ]);
  t.spot(
    "The client has ended, and waits in vain for you to hang up: after the loop close the writer.",
  )(run).toReturn("never");
  t.expect(run).toReturn(0);
});

check("pieces are not lines", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const kind = t.number(10, 99);
  const bytes = new TextEncoder().encode(`crème ${kind}\nbread\njam\n`);
  // Cut inside a letter, inside a line, and behind a whole one.
  const cuts = [3, t.number(4, 8), bytes.length - t.number(2, 3)];
  const pieces = [0, ...cuts].map(
    (from, i): Piece => [i * 200, bytes.slice(from, cuts[i])],
  );
  const wanted = `1 crème ${kind}\n2 bread\n3 jam\n`;
  let all = "";
  await t.run(async () => {
    await startServer(echo, { host, port });
    all = (await visit(port, pieces)).all;
  });
  // Two digits are the client's own.
  t.spot(
    "The client sent three lines in four pieces, and you numbered the pieces. Read lines: readline waits for the rest of one.",
  )(all.replaceAll(/\D/g, "").length).toBe(6);
  t.spot(
    "A letter was sent in two pieces and came back broken. Decode whole lines, or send the bytes back as they are.",
  )(all).toContain("�");
  t.expect(all).toBe(wanted);
});

check("every client has a count", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const words = ["one", "two", "three"];
  const clients = [400, 1000, 300].map((pause) =>
    words.map((word, i): Piece => [(i + 1) * pause, `${word} ${pause}\n`]),
  );
  const wanted = [400, 1000, 300].map((pause) =>
    words.map((word, i) => `${i + 1} ${word} ${pause}\n`).join(""),
  );
  let found: readonly string[] = [];
  const run = await t.run(async () => {
    await startServer(echo, { host, port });
    const seen = await gather(clients.map((one) => () => visit(port, one, 50)));
    found = seen.map(({ all }) => all);
  });
  t.spot(
    "The clients share one count. What belongs to a client must be a variable of the function that serves it.",
  )(found.join("")).toContain("9 ");
  t.expect(found).toBe(wanted);
  t.expect(run).toTake(3050);
});

check("what is left at the end comes back as it is", async (t) => {
  const port = t.number(7001, 7999);
  const left = t.pick(["sugar", "sal", "x"]);
  let all = "";
  const run = await t.run(async () => {
    await startServer(echo, { host, port });
    const seen = await visit(port, [[100, `rice\n${left}`]]);
    all = seen.all;
    return seen.closed;
  });
  t.spot(
    "The last line had no new line, and came back with one. Send back what you got.",
  )(all).toBe(`1 rice\n2 ${left}\n`);
  t.expect(all).toBe(`1 rice\n2 ${left}`);
  t.expect(run).toReturn(0);
});

check("a client who says nothing hears nothing", async (t) => {
  const port = t.number(7001, 7999);
  const run = await t.run(async () => {
    await startServer(echo, { host, port });
    const { all, closed } = await visit(port, []);
    return [all, closed];
  });
  t.spot(
    "The stream ended without a line, and you numbered the empty read. An empty read is the end, not a line.",
  )(run).toReturn(["1 ", 0]);
  t.expect(run).toReturn(["", 0]);
  t.expect(run).toLeaveNothingBehind();
});
