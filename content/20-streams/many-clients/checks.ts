import {
  createTask,
  gather,
  getRunningLoop,
  openConnection,
  sleep,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { openOffice } from "./start.ts";

const hour = 3_600_000;
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

interface Client {
  readonly name: string;
  readonly questions: readonly string[];
  /** How long it thinks before each question. */
  readonly pause?: number;
}

/** Asks each question when the one before is answered, says goodbye, and gives all it heard. */
async function visit(port: number, { name, questions, pause = 0 }: Client) {
  const { reader, writer } = await openConnection({ port });
  writer.write(`${name}\n`);
  const heard: string[] = [];
  for (const question of questions) {
    await sleep(pause);
    writer.write(`${question}\n`);
    heard.push(decode(await waitFor(reader.readline(), hour)));
  }
  writer.writeEof();
  const rest = await waitFor(reader.read(), hour);
  writer.close();
  return [...heard, decode(rest)];
}

check("a client is served, question by question", async (t) => {
  const port = t.number(7001, 7999);
  const name = t.pick(["ann", "ben", "cat"]);
  const first = t.number(2, 9) * 100;
  async function answer(who: string, question: string) {
    await sleep(Number(question));
    return `${who} after ${question}`;
  }
  const visited = await t.run(async () => {
    await openOffice(port, answer);
    return await visit(port, { name, questions: [`${first}`, "50"] });
  });
  t.spot(
    "The client has ended its stream and still waits for the end of yours. Close the writer when the lines are over.",
  )(visited).toThrow("TimeoutError");
  t.expect(visited).toReturn([
    `${name} after ${first}\n`,
    `${name} after 50\n`,
    "",
  ]);
  t.expect(visited).toTake(first + 50);
});

check("a client's questions are answered in turn", async (t) => {
  const port = t.number(7001, 7999);
  const slow = t.number(4, 9) * 100;
  async function answer(_name: string, question: string) {
    await sleep(Number(question));
    return question;
  }
  const visited = await t.run(async () => {
    await openOffice(port, answer);
    const { reader, writer } = await openConnection({ port });
    writer.write(`ann\n${slow}\n100\n1\n`);
    writer.writeEof();
    return decode(await waitFor(reader.read(), hour));
  });
  t.expect(visited).toReturn(`${slow}\n100\n1\n`);
  t.expect(t.jobs("answer", visited)).toRunInTurn();
});

check(
  "fifty clients take as long as the slowest",
  { schedules: 2 },
  async (t) => {
    const port = t.number(7001, 7999);
    const clients = Array.from({ length: 50 }, (_, i) => ({
      name: `client ${i + 1}`,
      questions: ["one", "two", "three"],
      pause: t.number(1, 20) * 100,
    }));
    const speeds = new Map(
      clients.map(({ name }) => [name, t.number(1, 20) * 100]),
    );
    async function answer(name: string, question: string) {
      await sleep(speeds.get(name) ?? 0);
      return `${question} for ${name}`;
    }
    let heard: readonly (readonly string[])[] = [];
    const day = await t.run(async () => {
      await openOffice(port, answer);
      heard = await gather(clients.map((one) => () => visit(port, one)));
    });
    const slowest = Math.max(
      ...clients.map(
        ({ name, pause }) => 3 * (pause + (speeds.get(name) ?? 0)),
      ),
    );
    const wanted = clients.map(({ name, questions }) => [
      ...questions.map((question) => `${question} for ${name}\n`),
      "",
    ]);
    t.spot(
      "The clients were served one after the other: each waited until all before it had left. Serve each in the function that startServer calls for it.",
    )(t.jobs("answer", day)).toRunInTurn();
    t.spot(
      "Answers were made out to somebody else: the clients share a variable, and the last one who came has left a name in it. Put it into the function that serves one client.",
    )(
      heard.flat().filter((line, i) => line !== wanted.flat()[i]).length,
    ).toBeAtLeast(1);
    t.expect(heard).toBe(wanted);
    t.expect(day).toTake(slowest);
  },
);

check("an answer that fails is one answer", async (t) => {
  const port = t.number(7001, 7999);
  const bad = t.pick(["nonsense", "riddle"]);
  async function answer(name: string, question: string) {
    await sleep(300);
    if (question === bad) throw new Error("no idea");
    return `${question} for ${name}`;
  }
  let heard: unknown = null;
  const day = await t.run(async () => {
    await openOffice(port, answer);
    heard = await gather([
      () => visit(port, { name: "ann", questions: ["roof", bad, "door"] }),
      () => visit(port, { name: "ben", questions: ["tea", "milk", bad] }),
    ]);
  });
  t.spot(
    "One answer failed, and the client was shown the door: the error ended the whole function. Catch it around that one answer.",
  )(heard).toBe([
    ["roof for ann\n", "", "", ""],
    ["tea for ben\n", "milk for ben\n", "", ""],
  ]);
  t.expect(heard).toBe([
    ["roof for ann\n", "sorry\n", "door for ann\n", ""],
    ["tea for ben\n", "milk for ben\n", "sorry\n", ""],
  ]);
  t.expect(day).toTake(900);
});

check("who is gone disturbs nobody", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const leaves = t.number(1, 4) * 100;
  async function answer(name: string, question: string) {
    await sleep(500);
    return `${question} for ${name}`;
  }
  let heard: unknown = null;
  const reported: string[] = [];
  const day = await t.run(async () => {
    getRunningLoop().setExceptionHandler((_, { exception }) => {
      reported.push(String(exception));
    });
    await openOffice(port, answer);
    const { writer } = await openConnection({ port });
    const other = createTask(() =>
      visit(port, { name: "ben", questions: ["tea", "milk"] }),
    );
    writer.write("ann\nroof\ndoor\nwall\nbell\n");
    await sleep(leaves);
    writer.transport.abort();
    heard = await other;
    await sleep(9000);
  });
  t.spot(
    "A client was gone before its answer, and that was reported as an error of your server. Catch a ConnectionError around the conversation.",
  )(reported.length).toBeAtLeast(1);
  t.expect(reported).toBe([]);
  t.expect(heard).toBe(["tea for ben\n", "milk for ben\n", ""]);
  t.expect(day).toLeaveNothingBehind(
    "All clients have left, and something of yours still waits for them.",
  );
});
