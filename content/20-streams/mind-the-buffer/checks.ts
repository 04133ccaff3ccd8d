import {
  openConnection,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { exportRows } from "./start.ts";

const hour = 3_600_000;
const width = 2000;

/** What is known of one export while it runs. */
class Watch {
  taken = 0;
  /** The most that the writer held, in bytes. */
  most = 0;
  /** The most that it held when a row was asked for. */
  mostWhileTaking = 0;
  isClosing = false;
  /** Whether the rows were asked to end, by coming to their end or by being left. */
  isLeft = false;
  end = "nothing";
  writer: StreamWriter | null = null;

  look() {
    const held = this.writer?.transport.getWriteBufferSize() ?? 0;
    this.most = Math.max(this.most, held);
  }

  *rows(count: number, failsAt = Number.POSITIVE_INFINITY) {
    try {
      for (let number = 1; number <= count; number++) {
        this.look();
        this.mostWhileTaking = this.most;
        if (number === failsAt) throw new Error("the table is gone");
        this.taken = number;
        yield `row ${number} `.padEnd(width - 1, "x");
      }
    } finally {
      this.isLeft = true;
      this.look();
    }
  }
}

interface Reading {
  readonly port: number;
  readonly watch: Watch;
  readonly rows: Iterable<string>;
}

/** Exports to a client who reads as `read` does. */
async function download(
  { port, watch, rows }: Reading,
  read: (reader: StreamReader, writer: StreamWriter) => Promise<void>,
) {
  const address = { host: "localhost", port };
  const server = await startServer(async (_, writer) => {
    watch.writer = writer;
    try {
      watch.end = await exportRows(rows, writer);
    } catch (error) {
      watch.end = error instanceof Error ? error.name : "something thrown";
      if (error instanceof Error && error.constructor === Error)
        watch.end = error.message;
    }
    watch.isClosing = writer.isClosing();
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  await waitFor(() => read(reader, writer), hour);
  writer.close();
  await sleep(1000);
  server.close();
}

const held = (bytes: number) => `${Math.round(bytes / 1000)} kB`;

check("a slow reader slows the export down", async (t) => {
  const port = t.number(7001, 7999);
  const count = t.number(500, 600);
  const watch = new Watch();
  let seen = 0;
  let taken = 0;
  await t.run(() =>
    download({ port, watch, rows: watch.rows(count) }, async (reader) => {
      await sleep(10);
      taken = watch.taken;
      for await (const _ of reader) {
        seen += 1;
        watch.look();
        if (seen % 100 === 0) await sleep(1000);
      }
    }),
  );
  // Either way nobody waited. Whoever wrote each row made the buffer grow meanwhile.
  const grew = watch.mostWhileTaking > 0 ? "row by row" : "at once";
  t.spot(
    `All ${count} rows were taken before anything was sent, and they stood in your memory. Write each row, and wait until there is room before you take the next.`,
  )([taken, grew]).toBe([count, "at once"]);
  t.spot(
    `Nobody had read a row yet, and the writer held ${held(watch.most)}: write does not wait. Wait in drain, after each row.`,
  )([taken, grew]).toBe([count, "row by row"]);
  t.expect(watch.most).toBeAtMost(2 ** 16 + width);
  t.expect(taken).toBeAtMost(count - 100);
  t.expect([watch.end, seen]).toBe(["complete", count]);
});

check("every row arrives, in order", async (t) => {
  const port = t.number(7001, 7999);
  const rows = Array.from({ length: 5 }, (_, i) => `${i}: ${t.number(1, 99)}`);
  const watch = new Watch();
  let all = "";
  const done = await t.run(() =>
    download({ port, watch, rows }, async (reader) => {
      all = new TextDecoder().decode(await reader.read());
    }),
  );
  t.spot(
    "All rows have come, and the reader waits for the end of the stream: close the connection when you are done.",
  )(watch.isClosing).toBe(false);
  t.expect(all).toBe(rows.map((row) => `${row}\n`).join(""));
  t.expect(watch.end).toBe("complete");
  t.expect(done).toReturn(undefined);
});

check("a reader who hangs up ends the export", async (t) => {
  const port = t.number(7001, 7999);
  const reads = t.number(20, 60);
  const watch = new Watch();
  await t.run(() =>
    download(
      { port, watch, rows: watch.rows(5000) },
      async (reader, writer) => {
        for (let seen = 0; seen < reads; seen++) await reader.readline();
        await sleep(1000);
        writer.transport.abort();
      },
    ),
  );
  t.spot(
    "The reader hung up, and you went on to the last row: nobody was there to read it. After an error of drain leave the loop.",
  )(watch.taken).toBe(5000);
  t.spot(
    'The reader hung up, and the error of drain got out. For an export that is an end like another: catch a ConnectionError, and return "cut off".',
  )(watch.end).toMatch(/^(ConnectionReset|BrokenPipe)Error$/);
  t.spot(
    "The reader has read a few rows and hung up, and you say that the export is complete.",
  )(watch.end).toBe("complete");
  t.expect(watch.end).toBe("cut off");
  t.expect([watch.isLeft, watch.isClosing]).toBe([true, true]);
});

check("complete means that all was sent", async (t) => {
  const port = t.number(7001, 7999);
  // The last rows fit into the writer's buffer, and drain does not wait for them.
  const count = t.number(110, 125);
  const watch = new Watch();
  let left = 0;
  await t.run(() =>
    download({ port, watch, rows: watch.rows(count) }, async (_, writer) => {
      await sleep(2000);
      left = watch.writer?.transport.getWriteBufferSize() ?? 0;
      writer.transport.abort();
    }),
  );
  t.spot(
    "You said that the export is complete while the last rows were still in the writer's buffer. Then the reader hung up, and they were lost. Close, and wait in waitClosed.",
  )(watch.end).toBe("complete");
  t.expect(left).toBeAtLeast(width);
  t.expect(watch.end).toBe("cut off");
});

check("an error of the rows is thrown on", async (t) => {
  const port = t.number(7001, 7999);
  const failsAt = t.number(3, 30);
  const watch = new Watch();
  let seen = 0;
  await t.run(() =>
    download(
      { port, watch, rows: watch.rows(100, failsAt) },
      async (reader) => {
        for await (const _ of reader) seen += 1;
      },
    ),
  );
  t.spot(
    "The table failed, and you called it something else. Catch the error that you expect, and throw all others on.",
  )(watch.end).toBe("cut off");
  t.expect(watch.end).toBe("the table is gone");
  t.spot(
    "The rows failed, and the connection stayed open: the error went past close. Put a close into finally.",
  )(watch.isClosing).toBe(false);
  t.expect(seen).toBe(failsAt - 1);
});
