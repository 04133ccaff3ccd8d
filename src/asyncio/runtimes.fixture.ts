// One program that tries everything a runtime gives the library, on real time. What it prints is the same
// in Node, Deno and Bun; runtimes.test.ts compares.
import {
  ContextVar,
  createSubprocessExec,
  createTask,
  currentTask,
  Event,
  fromAbortable,
  gather,
  getRunningLoop,
  isCancelled,
  Lock,
  openConnection,
  PIPE,
  Queue,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  splitErrors,
  startServer,
  taskGroup,
  timeout,
  toThread,
  VirtualClock,
} from "./index.ts";

const text = new TextDecoder();

async function sleeping(): Promise<string> {
  const before = getRunningLoop().time();
  const result = await sleep(20, "rested");
  return `${result} ${getRunningLoop().time() - before >= 19}`;
}

async function gathering(): Promise<string> {
  const log: string[] = [];
  const work = (name: string, turns: number) => async () => {
    for (let turn = 0; turn < turns; turn++) {
      log.push(`${name}${turn}`);
      await sleep(0);
      await null;
    }
    return name;
  };
  const results = await gather([work("a", 3), work("b", 1), work("c", 2)]);
  return [...log, ...results].join(" ");
}

async function cancelling(): Promise<string> {
  const log: string[] = [];
  const task = createTask(async () => {
    try {
      await sleep(60_000);
    } catch (error) {
      log.push(`cancelled ${isCancelled(error)}`);
      throw error;
    } finally {
      await sleep(1);
      log.push("cleaned up");
    }
  });
  await sleep(1);
  task.cancel("enough");
  const message = await task.then(null, (error: unknown) => (error as Error).message);
  return [...log, message, task.cancelled()].join(" ");
}

async function limiting(): Promise<string> {
  const late = await timeout(5, () => sleep(60_000)).then(null, (error: Error) => error.name);
  const early = await timeout(60_000, () => sleep(1, "early"));
  return `${late} ${early}`;
}

async function locking(): Promise<string> {
  const lock = new Lock();
  const log: string[] = [];
  const user = (name: string) => () =>
    lock.with(async () => {
      log.push(`${name} in`);
      await sleep(1);
      log.push(`${name} out`);
    });
  await gather(["a", "b", "c"].map(user));
  return log.join(" ");
}

async function queueing(): Promise<string> {
  const queue = new Queue<number>(2);
  const log: string[] = [];
  const consumer = createTask(async () => {
    for await (const item of queue) {
      log.push(`got ${item}`);
      queue.taskDone();
    }
  });
  for (let item = 0; item < 5; item++) {
    await queue.put(item);
    log.push(`put ${item}`);
  }
  await queue.join();
  queue.shutdown();
  await consumer;
  return log.join(" ");
}

async function grouping(): Promise<string> {
  const log: string[] = [];
  const failing = taskGroup((group) => {
    group.createTask(async () => {
      await sleep(60_000).finally(() => log.push("sibling cancelled"));
    });
    group.createTask(async () => {
      await sleep(1);
      throw new RangeError("broken");
    });
  });
  const error = await failing.then(null, (thrown: unknown) => thrown);
  const [found] = splitErrors(error, (one) => one instanceof RangeError);
  return [...log, ...found.map(String)].join(" ");
}

/** Across awaits of plain promises, which only the platform's own carrier survives. */
async function carrying(): Promise<string> {
  const user = new ContextVar<string>("user");
  const work = (name: string) => async () => {
    user.set(name);
    await new Promise((resolve) => setTimeout(resolve, 3));
    const [one, other] = await Promise.all([user.get(), inner(user)]);
    return `${currentTask()?.name}:${one}:${other}`;
  };
  const tasks = ["ada", "bob", "cid"].map((name) => createTask(work(name), { name }));
  return (await gather(tasks)).join(" ");
}

async function inner(user: ContextVar<string>): Promise<string> {
  await Promise.resolve();
  await sleep(1);
  return user.get();
}

async function aborting(): Promise<string> {
  const stopped: string[] = [];
  const waiting = fromAbortable(
    (signal) => new Promise(() => signal.addEventListener("abort", () => stopped.push("aborted"))),
  );
  await timeout(3, () => waiting).then(null, (error: Error) => stopped.push(error.name));
  return stopped.join(" ");
}

async function echo(reader: StreamReader, writer: StreamWriter): Promise<void> {
  for await (const line of reader) {
    writer.write(line);
    await writer.drain();
  }
  writer.close();
  await writer.waitClosed();
}

async function streaming(): Promise<string> {
  const host = "127.0.0.1";
  const server = await startServer(echo, { host, port: 0 });
  const port = server.addresses()[0]?.port ?? 0;
  const client = (name: string) => async () => {
    const { reader, writer } = await openConnection({ host, port });
    writer.write(`hello ${name}\n${"x".repeat(50_000)}\n`);
    await writer.drain();
    const first = text.decode(await reader.readline()).trim();
    const second = (await reader.readline()).length;
    writer.writeEof();
    const rest = (await reader.read()).length;
    writer.close();
    await writer.waitClosed();
    return `${first} ${second} ${rest}`;
  };
  const answers = await gather(["a", "b", "c"].map(client));
  server.close();
  await server.waitClosed();
  const refused = await openConnection({ host, port }).then(null, (error: Error) => error.name);
  return [...answers, refused].join(", ");
}

async function calling(): Promise<string> {
  const process = await createSubprocessExec("sh", ["-c", "read line; echo got $line; exit 3"], {
    stdin: PIPE,
    stdout: PIPE,
  });
  const { stdout } = await process.communicate("tea\n");
  const sleeper = await createSubprocessExec("sleep", ["60"]);
  sleeper.terminate();
  const ended = await sleeper.wait();
  return `${text.decode(stdout ?? new Uint8Array()).trim()} ${process.returncode} ${ended}`;
}

async function threading(): Promise<string> {
  const square = (numbers: readonly number[]) => numbers.map((number) => number * number);
  const fail = () => {
    throw new RangeError("in the thread");
  };
  const error = await toThread(fail).then(null, (thrown: unknown) => String(thrown));
  return `${(await toThread(square, [1, 2, 3])).join(" ")} ${error}`;
}

const programs = {
  sleeping,
  gathering,
  cancelling,
  limiting,
  locking,
  queueing,
  grouping,
  carrying,
  aborting,
  streaming,
  calling,
  threading,
};

/** Waits for what nobody will do. */
async function stuck(): Promise<void> {
  await createTask(() => new Event().wait(), { name: "stuck" });
}

if (process.argv.includes("stuck")) {
  await run(stuck, { clock: new VirtualClock() }).catch((error: Error) =>
    console.log(error.message),
  );
} else {
  console.log(`top level ${await sleep(1, "works")} ${currentTask()}`);
  for (const [name, program] of Object.entries(programs)) {
    console.log(`${name}: ${await run(program)}`);
  }
}
