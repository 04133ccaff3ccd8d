// StreamReader without any socket: bytes are fed, a fake source counts pauses.
import { expect, test } from "vitest";
import {
  CancelledError,
  createTask,
  IncompleteReadError,
  LimitOverrunError,
  RuntimeError,
  run,
  type Separator,
  StreamReader,
  sleep,
  ValueError,
  VirtualClock,
} from "./index.ts";

const text = new TextDecoder();
const bytes = (data: string) => new TextEncoder().encode(data);

/** Runs `body` with a reader that was fed `data`. */
function reading(
  data: string,
  body: (reader: StreamReader) => Promise<void>,
  limit?: number,
): Promise<void> {
  const work = async () => {
    const reader = new StreamReader(limit === undefined ? {} : { limit });
    reader.feedData(bytes(data));
    await body(reader);
  };
  return run(work, { clock: new VirtualClock() });
}

class FakeSource {
  readonly calls: string[] = [];

  pauseReading(): void {
    this.calls.push("pause");
  }

  resumeReading(): void {
    this.calls.push("resume");
  }
}

test("read gives what is there, at most so many bytes, and nothing at the end", () =>
  reading("hello", async (reader) => {
    expect(text.decode(await reader.read(2))).toBe("he");
    expect(text.decode(await reader.read(100))).toBe("llo");
    reader.feedEof();
    expect(await reader.read(1)).toEqual(new Uint8Array(0));
    expect(await reader.read()).toEqual(new Uint8Array(0));
  }));

test("read of zero bytes does not wait", () =>
  reading("", async (reader) => {
    expect((await reader.read(0)).length).toBe(0);
    expect((await reader.readexactly(0)).length).toBe(0);
  }));

test("read waits for the first byte and takes what came with it", () =>
  reading("", async (reader) => {
    const task = createTask(() => reader.read(10));
    await sleep(5);
    reader.feedData(bytes("ab"));
    reader.feedData(bytes("cd"));
    expect(text.decode(await task)).toBe("abcd");
  }));

test("read without a count waits for the end", () =>
  reading("one", async (reader) => {
    const task = createTask(() => reader.read());
    await sleep(5);
    reader.feedData(bytes(" two"));
    await sleep(5);
    expect(task.done()).toBe(false);
    reader.feedEof();
    expect(text.decode(await task)).toBe("one two");
    expect(reader.atEof()).toBe(true);
  }));

test("read without a count passes on an error that comes between its blocks", () =>
  reading("one", async (reader) => {
    const task = createTask(() => reader.read());
    await sleep(5);
    reader.setException(new ValueError("lost"));
    await expect(task).rejects.toThrow("lost");
  }));

test("readline gives lines with their newline and at the end the rest", () =>
  reading("one\ntwo\nrest", async (reader) => {
    reader.feedEof();
    const lines = [await reader.readline(), await reader.readline(), await reader.readline()];
    expect(lines.map((line) => text.decode(line))).toEqual(["one\n", "two\n", "rest"]);
    expect((await reader.readline()).length).toBe(0);
  }));

test("readline puts a line together from the pieces it came in", () =>
  reading("", async (reader) => {
    const task = createTask(() => reader.readline());
    for (const piece of ["a", "bc", "d\nnext"]) {
      await sleep(1);
      reader.feedData(bytes(piece));
    }
    expect(text.decode(await task)).toBe("abcd\n");
    expect(text.decode(await reader.read(4))).toBe("next");
  }));

test("a line of exactly the limit is not too long", () =>
  reading("1234\n", async (reader) => expect((await reader.readline()).length).toBe(5), 4));

test("a line over the limit that is there as a whole is dropped, and the next one read", () =>
  reading(
    "12345\nok\n",
    async (reader) => {
      await expect(reader.readline()).rejects.toThrow(ValueError);
      expect(text.decode(await reader.readline())).toBe("ok\n");
    },
    4,
  ));

test("of a line over the limit without an end in sight all is dropped that has come", () =>
  reading(
    "1234567890",
    async (reader) => {
      await expect(reader.readline()).rejects.toThrow(
        "Cannot read until the separator: no separator in 10 bytes, expected it within 4",
      );
      reader.feedData(bytes("ok\n"));
      expect(text.decode(await reader.readline())).toBe("ok\n");
    },
    4,
  ));

test("readuntil over the limit leaves the bytes where they are and says how many", () =>
  reading(
    "12345|rest",
    async (reader) => {
      const error = await reader.readuntil("|").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(LimitOverrunError);
      expect((error as LimitOverrunError).consumed).toBe(5);
      expect(text.decode(await reader.readexactly(5))).toBe("12345");
    },
    4,
  ));

test("readuntil finds a separator that came in two pieces", () =>
  reading("head\r\n\r", async (reader) => {
    const task = createTask(() => reader.readuntil("\r\n\r\n"));
    await sleep(1);
    reader.feedData(bytes("\nbody"));
    expect(text.decode(await task)).toBe("head\r\n\r\n");
  }));

test("readuntil is not misled by a repeated beginning of its separator", () =>
  reading("aaab", async (reader) => {
    expect(text.decode(await reader.readuntil("aab"))).toBe("aaab");
  }));

test.each<[string, readonly Separator[], string]>([
  ["a;b\n", ["\n", ";"], "a;"],
  ["line\r\nx", ["\r\n", "\n"], "line\r\n"],
  ["xABCy", ["ABC", "B"], "xAB"],
  ["xABC", [bytes("ABC"), "BC"], "xABC"],
])("of several separators in %j the match that ends first counts", (data, separators, expected) =>
  reading(data, async (reader) => {
    expect(text.decode(await reader.readuntil(separators))).toBe(expected);
  }),
);

test("readuntil at the end gives what came in its error", () =>
  reading("partial", async (reader) => {
    const task = createTask(() => reader.readuntil("|"));
    await sleep(1);
    reader.feedEof();
    const error = await task.then(null, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IncompleteReadError);
    expect(text.decode((error as IncompleteReadError).partial)).toBe("partial");
    expect((error as IncompleteReadError).expected).toBeNull();
    expect(reader.atEof()).toBe(true);
  }));

test("no separator and an empty separator are refused", () =>
  reading("x", async (reader) => {
    await expect(reader.readuntil([])).rejects.toThrow(ValueError);
    await expect(reader.readuntil("")).rejects.toThrow(ValueError);
    await expect(reader.readuntil(["a", ""])).rejects.toThrow(ValueError);
    await expect(reader.readuntil(7 as never)).rejects.toThrow(TypeError);
  }));

test("readexactly waits for all its bytes and leaves the others", () =>
  reading("ab", async (reader) => {
    const task = createTask(() => reader.readexactly(4));
    await sleep(1);
    reader.feedData(bytes("cdef"));
    expect(text.decode(await task)).toBe("abcd");
    expect(text.decode(await reader.read(9))).toBe("ef");
  }));

test("readexactly at the end gives what came in its error, and after the end nothing", () =>
  reading("abc", async (reader) => {
    reader.feedEof();
    await expect(reader.readexactly(4)).rejects.toMatchObject({
      expected: 4,
      partial: bytes("abc"),
    });
    await expect(reader.readexactly(1)).rejects.toThrow(
      "Cannot read 1 bytes: the stream ended after 0 bytes",
    );
  }));

test("numbers that make no sense are refused", () =>
  reading("abc", async (reader) => {
    await expect(reader.readexactly(-1)).rejects.toThrow(RangeError);
    await expect(reader.readexactly(1.5)).rejects.toThrow(RangeError);
    await expect(reader.read(Number.NaN)).rejects.toThrow(RangeError);
    for (const limit of [0, -1, Number.NaN]) {
      expect(() => new StreamReader({ limit })).toThrow(RangeError);
    }
  }));

test("lines can be iterated over until the end", () =>
  reading("a\nb\nc", async (reader) => {
    reader.feedEof();
    const lines: string[] = [];
    for await (const line of reader) lines.push(text.decode(line));
    expect(lines).toEqual(["a\n", "b\n", "c"]);
  }));

test("a second reader is refused while one waits, whichever call it uses", () =>
  reading("", async (reader) => {
    const first = createTask(() => reader.readline());
    await sleep(1);
    for (const call of ["read", "readline", "readuntil"] as const) {
      await expect(reader[call]()).rejects.toThrow(RuntimeError);
    }
    await expect(reader.readexactly(1)).rejects.toThrow("expected one reader at a time");
    reader.feedData(bytes("x\n"));
    expect(text.decode(await first)).toBe("x\n");
  }));

test("a cancelled read loses no bytes and leaves the stream to others", () =>
  reading("", async (reader) => {
    for (const read of [
      () => reader.read(1),
      () => reader.readline(),
      () => reader.readexactly(2),
    ]) {
      const task = createTask(read);
      await sleep(1);
      task.cancel();
      await expect(task).rejects.toThrow(CancelledError);
    }
    const task = createTask(() => reader.read(1));
    await sleep(1);
    reader.feedData(bytes("xy"));
    task.cancel();
    await expect(task).rejects.toThrow(CancelledError);
    expect(text.decode(await reader.read(9))).toBe("xy");
  }));

test("after an error every read throws it, and the one that waits too", () =>
  reading("", async (reader) => {
    const task = createTask(() => reader.read(1));
    await sleep(1);
    const error = new ValueError("cut");
    reader.setException(error);
    await expect(task).rejects.toBe(error);
    await expect(reader.readline()).rejects.toBe(error);
    await expect(reader.readexactly(0)).rejects.toBe(error);
    expect(reader.exception()).toBe(error);
  }));

test("feeding after the end is refused", () =>
  reading("", async (reader) => {
    reader.feedEof();
    expect(() => reader.feedData(bytes("x"))).toThrow(
      "Cannot feed data to the stream: its end was fed already",
    );
  }));

test("above twice the limit the source is paused, at the limit it goes on", () =>
  reading(
    "",
    async (reader) => {
      const source = new FakeSource();
      reader.setTransport(source);
      reader.feedData(bytes("12345678"));
      expect(source.calls).toEqual([]);
      reader.feedData(bytes("9"));
      expect(source.calls).toEqual(["pause"]);
      await reader.read(4);
      expect(source.calls).toEqual(["pause"]);
      await reader.read(1);
      expect(source.calls).toEqual(["pause", "resume"]);
    },
    4,
  ));

test("who asks for more than the limit makes a paused source go on", () =>
  reading(
    "",
    async (reader) => {
      const source = new FakeSource();
      reader.setTransport(source);
      reader.feedData(bytes("123456789"));
      const task = createTask(() => reader.readexactly(12));
      await sleep(1);
      expect(source.calls).toEqual(["pause", "resume"]);
      reader.feedData(bytes("abc"));
      expect(text.decode(await task)).toBe("123456789abc");
    },
    4,
  ));

test("a reader has one transport", () =>
  reading("", async (reader) => {
    reader.setTransport(new FakeSource());
    expect(() => reader.setTransport(new FakeSource())).toThrow(RuntimeError);
  }));

test("what was read is not changed by what comes later", () =>
  reading("first", async (reader) => {
    const first = await reader.read(5);
    reader.feedData(bytes("other"));
    expect(text.decode(first)).toBe("first");
  }));

test("any cutting into pieces gives the same lines", () =>
  reading("", async (reader) => {
    const all = Array.from({ length: 300 }, (_, index) => `line ${index} ${"x".repeat(index)}\n`);
    const data = bytes(all.join(""));
    for (let at = 0, size = 1; at < data.length; at += size, size = (size * 7 + 3) % 97) {
      reader.feedData(data.subarray(at, at + size));
    }
    reader.feedEof();
    const lines: string[] = [];
    for await (const line of reader) lines.push(text.decode(line));
    expect(lines).toEqual(all);
  }));
