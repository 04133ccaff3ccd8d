// What a scenario makes of datagrams: times, loss, overtaking, and the ends that nobody hears of.
import { expect, test } from "vitest";
import type { Scenario, TraceEvent } from "../runner/protocol.ts";
import { Moments } from "../trace/moment.ts";
import { Timeline } from "../trace/timeline.ts";
import { played, stamped } from "./programs/support/play.ts";

const prelude = `
  import { createDatagramEndpoint, DatagramProtocol, run, sleep, timeout, Queue } from "asyncio";
  const text = new TextDecoder();
  class Client extends DatagramProtocol {
    heard = new Queue<string>();
    connectionMade(transport: any) { this.transport = transport; }
    datagramReceived(data: Uint8Array) {
      console.log("got", text.decode(data));
      this.heard.putNowait(text.decode(data));
    }
    errorReceived(error: any) { console.log(error.name, error.code, error.message); }
    transport: any;
  }
  class Echo extends Client {
    datagramReceived(data: Uint8Array, addr: any) { this.transport.sendto(data, addr); }
  }
  const to = async (host: string, port = 7) =>
    (await createDatagramEndpoint(() => new Client(), { remoteAddr: { host, port } })).transport;
`;

async function run(source: string, scenario: Scenario = {}, more = {}): Promise<TraceEvent[]> {
  const { events, outcome } = await played(prelude + source, { scenario, ...more });
  expect(outcome).toEqual({ kind: "returned" });
  return [...events];
}

async function lines(source: string, scenario: Scenario = {}, more = {}): Promise<string[]> {
  return stamped(await run(source, scenario, more));
}

/** Sends so many numbers, one every 10 ms, to a host that sends them back. */
const counting = (count: number) => `
  await run(async () => {
    const transport = await to("ping.test");
    for (let number = 0; number < ${count}; number++) {
      transport.sendto(String(number));
      await sleep(10);
    }
    await sleep(500);
    transport.close();
  });
`;

test("a datagram takes the way's time there and back", async () => {
  const scenario = { hosts: { "ping.test": { latency: 30, datagrams: { 7: { echo: true } } } } };
  expect(await lines(counting(2), scenario)).toEqual(["60 got 0", "70 got 1"]);
});

test("a host answers with what is written down, each after its pause", async () => {
  const says = [{ text: "one" }, { text: "two", after: 5 }];
  const scenario = { hosts: { "ping.test": { latency: 10, datagrams: { 7: { says } } } } };
  expect(await lines(counting(1), scenario)).toEqual(["20 got one", "25 got two"]);
});

test("the seed decides which datagrams get lost, and about the share that is asked for", async () => {
  const plan = { latency: 5, loss: 0.2, datagrams: { 7: { echo: true } } };
  const scenario = { hosts: { "ping.test": plan } };
  const got = async (seed: number) => lines(counting(200), scenario, { seed });
  const [first, other] = [await got(1), await got(2)];
  expect(await got(1)).toEqual(first);
  expect(other).not.toEqual(first);
  // Both ways must hold: 0.8 times 0.8 of 200.
  for (const { length } of [first, other]) expect(Math.abs(length - 128)).toBeLessThan(25);
});

test("some are overtaken, and all arrive", async () => {
  const plan = { latency: 5, reordering: 0.3, datagrams: { 7: { echo: true } } };
  const got = (await lines(counting(50), { hosts: { "ping.test": plan } })).map((line) =>
    Number(line.replace(/.* /, "")),
  );
  expect(got.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  expect(got).not.toEqual(got.toSorted((a, b) => a - b));
});

test("without shares nothing is lost and nothing overtakes, under any schedule", async () => {
  const source = `
    await run(async () => {
      const server = (await createDatagramEndpoint(() => new Echo(), { localAddr: { host: "echo.test", port: 7 } })).transport;
      const transport = await to("echo.test");
      for (let number = 0; number < 20; number++) transport.sendto(String(number));
      await sleep(100);
      transport.close();
      server.close();
    });
  `;
  const scenario = { hosts: { "echo.test": { latency: 20 } } };
  const wanted = Array.from({ length: 20 }, (_, number) => `40 got ${number}`);
  for (const schedule of [0, 1, 2]) {
    expect(await lines(source, scenario, { schedule })).toEqual(wanted);
  }
});

test("a line carries byte after byte", async () => {
  const source = `
    await run(async () => {
      const transport = await to("ping.test");
      for (let number = 0; number < 3; number++) transport.sendto(String(number).padEnd(100));
      await sleep(1000);
      transport.close();
    });
  `;
  const scenario = {
    hosts: { "ping.test": { bandwidth: 1000, datagrams: { 7: { says: [{ text: "ok" }] } } } },
  };
  expect(await lines(source, scenario)).toEqual(["102 got ok", "202 got ok", "302 got ok"]);
});

test("only refusals and missing ways are heard of, and only by an endpoint with one remote address", async () => {
  const scenario: Scenario = {
    hosts: {
      "closed.test": { latency: 20 },
      "refusing.test": { connect: "refused", latency: 20, datagrams: { 7: { echo: true } } },
      "silent.test": { connect: "silent", datagrams: { 7: { echo: true } } },
      "far.test": { connect: "unreachable", latency: 50 },
      "slow.test": { lookup: { latency: 300 }, datagrams: { 7: { echo: true } } },
    },
  };
  const source = `
    await run(async () => {
      for (const host of ["closed", "refusing", "silent", "far", "slow", "nowhere"]) {
        const from = performance.now();
        try {
          const transport = await to(host + ".test");
          console.log(host, performance.now() - from);
          transport.sendto("hello");
          await sleep(1000);
          transport.close();
          await sleep(0);
        } catch (error) {
          console.log(String(error));
        }
      }
      const { transport } = await createDatagramEndpoint(() => new Client(), { localAddr: { host: "", port: 0 } });
      transport.sendto("hello", { host: "closed.test", port: 7 });
      transport.sendto("hello", { host: "far.test", port: 7 });
      transport.sendto("hello", { host: "nowhere.test", port: 7 });
      await sleep(1000);
      transport.close();
    });
  `;
  expect(await lines(source, scenario)).toEqual([
    "0 closed 0",
    "40 ConnectionRefusedError ECONNREFUSED Cannot send a datagram to closed.test:7: nobody listens there",
    "1000 refusing 0",
    "1040 ConnectionRefusedError ECONNREFUSED Cannot send a datagram to refusing.test:7: nobody listens there",
    "2000 silent 0",
    "3000 far 0",
    "3100 OSError EHOSTUNREACH Cannot send a datagram to far.test:7: there is no way to the host",
    "4300 slow 300",
    "4300 got hello",
    "5300 OSError: Cannot open an endpoint to nowhere.test:7: there is no such host",
    "5300 OSError ENOTFOUND Cannot send a datagram to nowhere.test:7: there is no such host",
  ]);
});

test("who does not look loses what has no room, as on a real machine", async () => {
  const source = `
    import { blockFor } from "asyncio";
    class Count extends DatagramProtocol {
      bytes = 0;
      datagramReceived(data: Uint8Array) { this.bytes += data.length; }
    }
    await run(async () => {
      const localAddr = { host: "sink.test", port: 9 };
      const { transport: server, protocol } = await createDatagramEndpoint(() => new Count(), { localAddr });
      const transport = await to("sink.test", 9);
      for (let number = 0; number < 100; number++) transport.sendto(new Uint8Array(10_000));
      blockFor(50);
      await sleep(10);
      console.log(protocol.bytes);
      transport.sendto("room again");
      await sleep(10);
      console.log(protocol.bytes);
      transport.close();
      server.close();
    });
  `;
  const events = await run(source, { hosts: { "sink.test": { latency: 1 } } });
  expect(stamped(events)).toEqual(["60 210000", "70 210010"]);
  const lost = events.filter((event) => event.type === "datagramLost");
  expect(lost.length).toBe(79);
  expect(lost[0]).toMatchObject({ why: "full" });
});

test("datagrams are rows with the number under way, sentences, and arrows to who got them", async () => {
  const source = `
    import { createTask } from "asyncio";
    await run(async () => {
      const server = (await createDatagramEndpoint(() => new Echo(), { localAddr: { host: "echo.test", port: 7 } })).transport;
      await createTask(async () => {
        const transport = await to("echo.test");
        transport.sendto("hello");
        await transport.getProtocol().heard.get();
        transport.close();
      }, { name: "asker" });
      server.close();
    });
  `;
  const events = await run(source, { hosts: { "echo.test": { latency: 20 } } });
  const { story } = Timeline.of(events);
  const rows = [...story.resources].filter(({ of }) => of === "Datagrams");
  expect(rows.map(({ name }) => name)).toEqual([
    "datagrams to echo.test:7",
    "datagrams to this program:49152",
  ]);
  const { sentences } = new Moments(story, source);
  const told = Array.from({ length: story.log.length }, (_, event) => sentences.of(event));
  expect(told.filter((one) => /datagram|socket/.test(one))).toEqual([
    "a socket for datagrams opens at echo.test:7",
    "a socket for datagrams opens at port 49152",
    "datagram 1 leaves this program:49152 for echo.test:7 (5 bytes)",
    "datagram 1 arrives at echo.test:7",
    "datagram 2 leaves echo.test:7 for this program:49152 (5 bytes)",
    "datagram 2 arrives at this program:49152",
  ]);
  const causes = Array.from({ length: story.causes.length }, (_, at) => story.causes.get(at));
  const handed = causes.filter(({ kind }) => kind === "handed");
  expect(
    handed.map(({ from, to }) => [story.lanes.get(from).name, story.lanes.get(to).kind]),
  ).toContainEqual(["asker", "program"]);
});

test("a flood ends at the limit of events, and not in memory", async () => {
  const source = `
    const transport = await to("ping.test");
    for (;;) transport.sendto(new Uint8Array(60_000));
  `;
  const { outcome } = await played(prelude + source, {
    scenario: { hosts: { "ping.test": { latency: 1000 } } },
    limits: { heartbeat: 20_000, virtualTime: 1000, events: 20_000, bytes: 64_000_000 },
  });
  expect(outcome).toMatchObject({ kind: "overran", limit: "events" });
});

test("who hears of one address only refuses a stranger, and each datagram has one end", async () => {
  const source = `
    await run(async () => {
      const localAddr = { host: "127.0.0.1", port: 9 };
      const only = { localAddr, remoteAddr: { host: "127.0.0.1", port: 10 } };
      const { transport: first } = await createDatagramEndpoint(() => new Client(), only);
      const stranger = await to("127.0.0.1", 9);
      stranger.sendto("hello");
      await sleep(100);
      stranger.close();
      first.close();
    });
  `;
  const events = await run(source);
  expect(stamped(events).map((line) => line.replace(/^\d+ /, ""))).toEqual([
    "ConnectionRefusedError ECONNREFUSED Cannot send a datagram to 127.0.0.1:9: nobody listens there",
  ]);
  const told = events.filter(({ type }) => /^datagram/.test(type));
  expect(told.map(({ type }) => type)).toEqual(["datagramSent", "datagramLost"]);
});

test("while an endpoint looks for its other side it takes from nobody, and has room afterwards", async () => {
  const source = `
    import { createTask } from "asyncio";
    await run(async () => {
      const localAddr = { host: "sink.test", port: 9 };
      const remoteAddr = { host: "slow.test", port: 7 };
      const opening = createTask(() => createDatagramEndpoint(() => new Client(), { localAddr, remoteAddr }));
      const stranger = await to("sink.test", 9);
      for (let number = 0; number < 10; number++) stranger.sendto(new Uint8Array(30_000));
      const { transport } = await opening;
      transport.sendto("hello");
      await sleep(500);
      transport.close();
      stranger.close();
    });
  `;
  const hosts = {
    "slow.test": { lookup: { latency: 300 }, datagrams: { 7: { echo: true } } },
    "sink.test": { latency: 1 },
  };
  const told = await lines(source, { hosts });
  expect(told.filter((line) => line.includes("got"))).toEqual(["300 got hello"]);
  expect(told.filter((line) => line.includes("ECONNREFUSED")).length).toBe(10);
});

test("of two addresses the one at fault is named", async () => {
  const source = `
    const attempt = (localAddr: any, remoteAddr: any) =>
      createDatagramEndpoint(() => new Client(), { localAddr, remoteAddr }).catch((error: any) => console.log(error.message));
    await run(async () => {
      const here = { host: "127.0.0.1", port: 9 };
      await attempt(here, { host: "nowhere.test", port: 7 });
      await attempt({ host: "192.0.2.77", port: 9 }, here);
    });
  `;
  expect((await lines(source)).map((line) => line.replace(/^\d+ /, ""))).toEqual([
    "Cannot open an endpoint to nowhere.test:7: there is no such host",
    "Cannot open an endpoint at 192.0.2.77:9: the address is none of this machine's",
  ]);
});

test("what is still opening when the loop is closed was ended by the loop", async () => {
  const source = `
    import { openConnection, Runner } from "asyncio";
    const runner = new Runner();
    const loop = runner.getLoop();
    const remoteAddr = { host: "slow.test", port: 7 };
    loop.createTask(() => createDatagramEndpoint(() => new Client(), { remoteAddr }));
    loop.createTask(() => openConnection({ host: "slow.test", port: 80 }));
    await loop.runUntilComplete(() => sleep(10));
    loop.close();
    runner.close();
  `;
  const scenario = { hosts: { "slow.test": { lookup: { latency: 300 } } } };
  const { events } = await played(prelude + source, { scenario });
  const ends = events.filter(({ type }) => type === "socketClosed" || type === "connectionClosed");
  expect(ends.map((event) => "by" in event && event.by)).toEqual(["loop", "loop"]);
});
