import { sleep, startServer, waitFor } from "asyncio";
import { check } from "checks";
import { ask } from "./start.ts";

const hour = 3_600_000;

interface Clerk {
  /** How long the clerk thinks before each piece of the answer. */
  readonly thinks: number;
  readonly pieces: readonly (Uint8Array | string)[];
  /** Whether the clerk's stream ends after the last piece. */
  readonly ends?: boolean;
}

/** A clerk at a port, what was said to him, and when the caller hung up. */
async function employ(port: number, { thinks, pieces, ends }: Clerk) {
  const begin = performance.now();
  const book = { heard: "", calls: 0, hungUpAt: -1 };
  const server = await startServer(
    async (reader, writer) => {
      book.calls += 1;
      const decoder = new TextDecoder();
      while (!book.heard.includes("\n")) {
        const piece = await reader.read(100);
        if (piece.length === 0) break;
        book.heard += decoder.decode(piece, { stream: true });
      }
      for (const piece of book.heard.endsWith("\n") ? pieces : []) {
        await sleep(thinks);
        writer.write(piece);
      }
      if (ends) writer.writeEof();
      book.heard += decoder.decode(await reader.read());
      book.hungUpAt = Math.round(performance.now() - begin);
      writer.close();
    },
    { host: "localhost", port },
  );
  return { book, server };
}

check("the answer to the question comes back", async (t) => {
  const port = t.number(7001, 7999);
  const question = `${t.pick(["Where is", "Who has", "What is"])} number ${t.number(10, 99)}?`;
  const answer = `in drawer ${t.number(100, 999)}`;
  let heard = "";
  const done = await t.run(async () => {
    const clerk = { thinks: 400, pieces: [`${answer}\n`] };
    const { book } = await employ(port, clerk);
    try {
      return await waitFor(() => ask(port, question), hour);
    } finally {
      heard = book.heard;
    }
  });
  t.spot(
    "The clerk heard the question and still waits for the end of the line: write a new line after it.",
  )(heard).toBe(question);
  t.spot(
    "You wait for the end of the stream, and the clerk waits for you to hang up. Read one line, not everything.",
  )(done).toThrow("TimeoutError");
  t.spot("The answer still has its new line at the end. Take it off.")(
    done,
  ).toReturn(`${answer}\n`);
  t.expect(heard).toBe(
    `${question}\n`,
    `The clerk should hear the question as a line; what came was ${JSON.stringify(heard)}.`,
  );
  t.expect(done).toReturn(answer);
  t.expect(done).toTake(400);
});

check("an answer in pieces is one answer", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const price = t.number(10, 99);
  const answer = `at café Zoë: €${price}`;
  const bytes = new TextEncoder().encode(`${answer}\n`);
  // Some letters take several bytes, and one of them is always cut.
  const cuts = [t.number(2, 5), 7, t.number(12, 16)];
  const pieces = [0, ...cuts].map((from, i) => bytes.slice(from, cuts[i]));
  const done = await t.run(async () => {
    await employ(port, { thinks: 250, pieces });
    return await waitFor(() => ask(port, "How much, and where?"), hour);
  });
  t.spot(
    "You took what was there first, and it was a piece of the answer. A line is complete when its new line has come.",
  )(done).toTake(250);
  t.expect(done).toReturn(answer);
  t.expect(done).toTake(1000);
});

check("the caller hangs up", async (t) => {
  const port = t.number(7001, 7999);
  const seen = { calls: 0, hungUpAt: Number.NaN };
  const done = await t.run(async () => {
    const { book } = await employ(port, { thinks: 300, pieces: ["yes\n"] });
    await waitFor(() => ask(port, "Are you there?"), hour);
    await sleep(1000);
    Object.assign(seen, { calls: book.calls, hungUpAt: book.hungUpAt });
  });
  t.spot(
    "You have your answer, and the connection is still open a second later: close the writer.",
  )(seen.hungUpAt).toBe(-1);
  t.expect(seen).toBe({ calls: 1, hungUpAt: 300 });
  t.expect(done).toLeaveNothingBehind();
});

check("half an answer is none", async (t) => {
  const port = t.number(7001, 7999);
  const half = t.pick(["in draw", "", "it is 1"]);
  let hungUpAt = -1;
  const done = await t.run(async () => {
    const clerk = { thinks: 200, pieces: [half], ends: true };
    const { book } = await employ(port, clerk);
    try {
      return await waitFor(() => ask(port, "Which drawer?"), hour);
    } finally {
      await sleep(1000);
      hungUpAt = book.hungUpAt;
    }
  });
  t.spot(
    "The clerk's stream ended in the middle of the line, and you took what was left for an answer. It has no new line at its end.",
  )(done).toReturn(half);
  t.expect(done).toThrow("Error", "no answer");
  t.spot(
    "There was no answer, and the connection stayed open: the error went past close. Put close into finally.",
  )(hungUpAt).toBe(-1);
  t.expect(hungUpAt).toBe(200);
});

check("a caller who loses patience hangs up too", async (t) => {
  const port = t.number(7001, 7999);
  const patience = t.number(2, 9) * 1000;
  let hungUpAt = -1;
  const done = await t.run(async () => {
    const { book } = await employ(port, { thinks: 0, pieces: [] });
    try {
      return await waitFor(() => ask(port, "Will it be long?"), patience);
    } finally {
      await sleep(60_000);
      hungUpAt = book.hungUpAt;
    }
  });
  t.expect(done).toThrow("TimeoutError");
  t.spot(
    "The caller lost patience, and the connection stayed open: a cancellation went past close. Put close into finally; catch alone does not see every way out.",
  )(hungUpAt).toBe(-1);
  t.expect(hungUpAt).toBe(patience);
});
