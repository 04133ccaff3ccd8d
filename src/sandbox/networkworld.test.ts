// What a scenario makes of the network: times, faults and bounds, each as a small program sees it.
import { expect, test } from "vitest";
import type { Scenario } from "../runner/protocol.ts";
import { played, stamped } from "./programs/support/play.ts";

const prelude = `
  import { createTask, gather, openConnection, run, sleep, startServer, timeout } from "asyncio";
  const text = new TextDecoder();
  const say = (what: string, value: unknown = "") => console.log(what, value);
  const trouble = (error: unknown) => {
    const { name, code, message } = error as Error & { code?: string };
    console.log(name, code ?? "", message);
  };
`;

async function lines(source: string, scenario: Scenario = {}, more = {}): Promise<string[]> {
  const { events, outcome } = await played(prelude + source, { scenario, ...more });
  expect(outcome).toEqual({ kind: "returned" });
  return stamped(events);
}

test("connecting takes a round trip, an answer another one", async () => {
  const scenario = {
    hosts: { "clock.test": { latency: 30, services: { 13: { says: [{ text: "noon\n" }] } } } },
  };
  const source = `
    await run(async () => {
      const { reader, writer } = await openConnection({ host: "clock.test", port: 13 });
      say("open", JSON.stringify(writer.getExtraInfo("peername")));
      say("read", text.decode(await reader.readline()).trim());
      writer.close();
      await writer.waitClosed();
    });
  `;
  expect(await lines(source, scenario)).toEqual([
    '60 open {"host":"203.0.113.1","port":13}',
    "120 read noon",
  ]);
});

test("hosts fail as hosts do, each at its time", async () => {
  const scenario: Scenario = {
    hosts: {
      "refusing.test": { connect: "refused", latency: 20 },
      "closed.test": { latency: 20 },
      "far.test": { connect: "unreachable", latency: 50 },
      "silent.test": { connect: "silent" },
      "unsure.test": { lookup: { latency: 40, fails: "tryAgain" } },
      "slow.test": { lookup: { latency: 500 }, services: { 7: { echo: true } } },
      "rude.test": { services: { 7: { says: [{ text: "hello, " }], then: "reset" } } },
      "cut.test": { resetAfter: 3, services: { 7: { says: [{ text: "hello" }] } } },
    },
  };
  const source = `
    const hosts = ["refusing", "closed", "far", "unsure", "slow", "nowhere", "rude", "cut", "silent"];
    await run(async () => {
      for (const host of hosts) {
        const began = performance.now();
        try {
          const { reader, writer } = await openConnection({ host: host + ".test", port: 7 });
          writer.write("hi\\n");
          if (host === "slow") writer.writeEof();
          say(host + ": " + (performance.now() - began), text.decode(await reader.read()));
        } catch (error) {
          const { name, code, message } = error as Error & { code?: string };
          console.log(host + ": " + (performance.now() - began), name, code ?? "", message);
        }
      }
    });
  `;
  const told = (await lines(source, scenario)).map((line) => line.replace(/^\d+ /, ""));
  expect(told).toEqual([
    "refusing: 40 ConnectionRefusedError ECONNREFUSED Cannot connect to refusing.test:7: nobody listens there",
    "closed: 40 ConnectionRefusedError ECONNREFUSED Cannot connect to closed.test:7: nobody listens there",
    "far: 100 OSError EHOSTUNREACH Cannot connect to far.test:7: there is no way to the host",
    "unsure: 40 OSError EAI_AGAIN Cannot connect to unsure.test:7: the host's name can't be looked up now",
    "slow: 500 hi\n",
    "nowhere: 0 OSError ENOTFOUND Cannot connect to nowhere.test:7: there is no such host",
    "rude: 0 ConnectionResetError ECONNRESET Cannot keep up the connection: the other side reset the connection",
    "cut: 0 ConnectionResetError ECONNRESET Cannot keep up the connection: the other side reset the connection",
    "silent: 127000 TimeoutError  Cannot connect to silent.test:7: no answer came in time",
  ]);
});

test("a line has so many bytes a second, and all of them arrive", async () => {
  const scenario = {
    hosts: {
      "slow.test": { bandwidth: 1000, latency: 100, services: { 9: { echo: true } } },
    },
  };
  const source = `
    await run(async () => {
      const { reader, writer } = await openConnection({ host: "slow.test", port: 9 });
      writer.write("x".repeat(5000));
      writer.writeEof();
      say("all", (await reader.read()).length);
    });
  `;
  // 200 to connect; three portions of 1460 and one of 620 go out, and each comes back behind the other.
  const last = 200 + 1460 + 100 + 3 * 1460 + 620 + 100;
  expect(await lines(source, scenario)).toEqual([`${last} all 5000`]);
});

test("bytes arrive in the portions that the scenario says, whatever was written", async () => {
  const server = `
    await run(async () => {
      const { reader } = await openConnection({ host: "parts.test", port: 9 });
      const sizes: number[] = [];
      for (let part = await reader.read(100); part.length > 0; part = await reader.read(100)) {
        sizes.push(part.length);
        await sleep(0);
      }
      say("parts", sizes.join(" "));
    });
  `;
  const says = [{ text: "a long line that is cut\n" }, { text: "and another\n", after: 10 }];
  const of = (chunk: number | readonly [number, number]): Scenario => ({
    hosts: { "parts.test": { chunk, jitter: 5, services: { 9: { says } } } },
  });
  expect(await lines(server, of(10))).toEqual(["13 parts 10 10 4 10 2"]);
  const first = await lines(server, of([1, 9]));
  const sizes =
    first[0]
      ?.replace(/^\d+ parts /, "")
      .split(" ")
      .map(Number) ?? [];
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(36);
  expect(Math.max(...sizes)).toBeLessThan(10);
  expect(await lines(server, of([1, 9]))).toEqual(first);
  expect(await lines(server, of([1, 9]), { seed: 2 })).not.toEqual(first);
});

test("a program serves itself under names that nobody else has", async () => {
  const scenario = { hosts: { "shop.test": { site: {} }, "far.test": { latency: 25 } } };
  const source = `
    await run(async () => {
      for (const host of ["chat.test", "far.test", "127.0.0.1", "", "shop.test", "shop.example"]) {
        try {
          await using server = await startServer((_, writer) => writer.close(), { host, port: 4000 });
          const { reader, writer } = await openConnection({ host: host || "localhost", port: 4000 });
          say(host, (await reader.read()).length);
          writer.close();
        } catch (error) {
          trouble(error);
        }
      }
    });
  `;
  expect(await lines(source, scenario)).toEqual([
    "0 chat.test 0",
    "100 far.test 0",
    "100 127.0.0.1 0",
    "100  0",
    "100 OSError EADDRNOTAVAIL Cannot listen at shop.test:4000: the address is none of this machine's",
    "100 OSError EADDRNOTAVAIL Cannot listen at shop.example:4000: the address is none of this machine's",
  ]);
});

test("an attempt can be given up, and leaves nothing open", async () => {
  const scenario: Scenario = {
    hosts: { "silent.test": { connect: "silent" }, "slow.test": { latency: 900, site: {} } },
  };
  const { events } = await played(
    `${prelude}
    await run(async () => {
      for (const host of ["silent.test", "slow.test"]) {
        await timeout(1000, () => openConnection({ host, port: 80 })).catch(trouble);
      }
    });`,
    { scenario },
  );
  expect(stamped(events)).toEqual([
    "1000 TimeoutError  The deadline passed",
    "2000 TimeoutError  The deadline passed",
  ]);
  const of = (type: string) => events.filter((event) => event.type === type).length;
  expect(of("connectionBegun")).toBe(2);
  expect(of("connectionClosed")).toBe(2);
});

test("who spins without a pause hears of the network all the same", async () => {
  const scenario = { hosts: { "far.test": { latency: 30, services: { 9: { echo: true } } } } };
  const source = `
    await run(async () => {
      let isOpen = false;
      const task = createTask(async () => {
        await openConnection({ host: "far.test", port: 9 });
        isOpen = true;
      });
      while (!isOpen) await sleep(0);
      say("open");
      await task;
    });
  `;
  expect(await lines(source, scenario)).toEqual(["60 open "]);
});

test("a server that waits for nobody, and a read of what nobody sends, are told as deadlocks", async () => {
  const { outcome } = await played(`${prelude}
    await run(async () => {
      const server = await startServer(() => {}, { port: 4000 });
      await server.serveForever();
    });
  `);
  expect(outcome).toMatchObject({ kind: "deadlocked", waiting: [{ on: { kind: "stream" } }] });
});

test("every connection is told: begun, opened, closed, and how many there are", async () => {
  const { events } = await played(`${prelude}
    await run(async () => {
      const server = await startServer((_, writer) => writer.close(), { port: 4000 });
      const visit = async () => {
        const { reader, writer } = await openConnection({ port: 4000 });
        await sleep(10);
        await reader.read();
        writer.close();
        await writer.waitClosed();
      };
      await gather([visit, visit, visit]);
      server.close();
      await server.waitClosed();
    });
  `);
  const open = events.flatMap((event) =>
    (event.type === "connectionBegun" && event.side === "client") ||
    event.type === "connectionClosed"
      ? [event.open]
      : [],
  );
  expect(Math.max(...open)).toBe(3);
  const begun = events.filter((event) => event.type === "connectionBegun");
  expect(begun.map(({ side, host, port }) => `${side} ${host}:${port}`).slice(0, 2)).toEqual([
    "client localhost:4000",
    "server localhost:4000",
  ]);
  expect(events.filter((event) => event.type === "connectionClosed")).toHaveLength(6);
});

test("a host that reads slowly holds its writers up, at its pace", async () => {
  const scenario = {
    hosts: { "printer.test": { reads: 100_000, services: { 9100: { then: "stay" as const } } } },
  };
  const source = `
    await run(async () => {
      const { writer } = await openConnection({ host: "printer.test", port: 9100 });
      for (let page = 1; page <= 3; page++) {
        writer.write(new Uint8Array(100_000));
        await writer.drain();
        say("page", page);
      }
      writer.close();
    });
  `;
  expect(await lines(source, scenario)).toEqual(["0 page 1", "1000 page 2", "2000 page 3"]);
});
