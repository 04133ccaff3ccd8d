// Processes of this system: the shell's own small programs, and Node where one must do more. Nothing
// waits for time: a process that shall wait waits for its input or for a signal.
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  BrokenPipeError,
  CancelledError,
  ConnectionResetError,
  createSubprocessExec,
  createSubprocessShell,
  createTask,
  DEVNULL,
  FileNotFoundError,
  gather,
  OSError,
  PIPE,
  run,
  STDOUT,
  sleep,
  timeout,
  ValueError,
} from "./index.ts";

const text = (bytes: Uint8Array | null) => new TextDecoder().decode(bytes ?? undefined);
const pipes = { stdin: PIPE, stdout: PIPE, stderr: PIPE } as const;

test("communicate feeds a process and gives what it wrote", () =>
  run(async () => {
    const process = await createSubprocessExec("sort", ["-r"], pipes);
    expect(process.returncode).toBeNull();
    expect(process.pid).toBeGreaterThan(0);
    const { stdout, stderr } = await process.communicate("a\nc\nb\n");
    expect([text(stdout), text(stderr), process.returncode]).toEqual(["c\nb\na\n", "", 0]);
  }));

test("streams that are no pipes are null", () =>
  run(async () => {
    const process = await createSubprocessExec("true", [], { stdin: DEVNULL, stdout: DEVNULL });
    expect([process.stdin, process.stdout, process.stderr]).toEqual([null, null, null]);
    expect(await process.communicate("nobody reads this")).toEqual({ stdout: null, stderr: null });
    expect(process.returncode).toBe(0);
  }));

test("a process answers line by line through its pipes", () =>
  run(async () => {
    const process = await createSubprocessExec("cat", [], { stdin: PIPE, stdout: PIPE });
    for (const line of ["one\n", "two\n"]) {
      process.stdin?.write(line);
      await process.stdin?.drain();
      expect(text((await process.stdout?.readline()) ?? null)).toBe(line);
    }
    process.stdin?.close();
    await process.stdin?.waitClosed();
    expect((await process.stdout?.read())?.length).toBe(0);
    expect(await process.wait()).toBe(0);
  }));

test("a shell's command line may pipe, redirect and exit", () =>
  run(async () => {
    const command = "printf 'b\\na\\n' | sort; echo problem >&2; exit 3";
    const process = await createSubprocessShell(command, { stdout: PIPE, stderr: PIPE });
    const { stdout, stderr } = await process.communicate();
    expect([text(stdout), text(stderr), process.returncode]).toEqual(["a\nb\n", "problem\n", 3]);
  }));

test("arguments of exec mean nothing to a shell", () =>
  run(async () => {
    const hostile = "x; echo $HOME > /dev/null && `id` 'quoted' \"twice\"";
    const process = await createSubprocessExec("printf", ["%s", hostile], { stdout: PIPE });
    expect(text((await process.communicate()).stdout)).toBe(hostile);
  }));

test("stderr goes where stdout goes, in the order of writing", () =>
  run(async () => {
    const command = "echo 1; echo 2 >&2; echo 3; echo 4 >&2";
    const options = { stdout: PIPE, stderr: STDOUT } as const;
    const shell = await createSubprocessShell(command, options);
    expect(text((await shell.communicate()).stdout)).toBe("1\n2\n3\n4\n");
    const exec = await createSubprocessExec("sh", ["-c", command], options);
    expect(exec.stderr).toBeNull();
    expect(text((await exec.communicate()).stdout)).toBe("1\n2\n3\n4\n");
  }));

test("a process with merged streams is the program itself: its number, its signals, its errors", () =>
  run(async () => {
    const options = { stdin: PIPE, stdout: PIPE, stderr: STDOUT } as const;
    const process = await createSubprocessExec("sh", ["-c", "echo $$; read line"], options);
    expect(text((await process.stdout?.readline()) ?? null)).toBe(`${process.pid}\n`);
    process.terminate();
    expect(await process.wait()).toBe(-15);
    await expect(createSubprocessExec("no-such-program", [], options)).rejects.toThrow(
      FileNotFoundError,
    );
  }));

test("a process that ignores termination is ended by kill", () =>
  run(async () => {
    const command = "trap '' TERM; echo ready; while read line; do echo $line; done";
    const process = await createSubprocessShell(command, { stdin: PIPE, stdout: PIPE });
    await process.stdout?.readline();
    process.terminate();
    process.stdin?.write("still here\n");
    expect(text((await process.stdout?.readline()) ?? null)).toBe("still here\n");
    expect(process.returncode).toBeNull();
    process.kill();
    expect(await process.wait()).toBe(-9);
  }));

test("signals go by name and by number, and to a process that has ended without effect", () =>
  run(async () => {
    const wait = () => createSubprocessExec("cat", [], { stdin: PIPE });
    const [byName, byNumber] = await gather([wait, wait] as const);
    byName.sendSignal("SIGINT");
    byNumber.sendSignal(1);
    expect(await gather([() => byName.wait(), () => byNumber.wait()])).toEqual([-2, -1]);
    byName.terminate();
    byName.kill();
    const other = await wait();
    expect(() => other.sendSignal("SIGNONSENSE")).toThrow(ValueError);
    expect(() => other.sendSignal(-4)).toThrow(ValueError);
    other.kill();
    await other.wait();
  }));

test("a program that does not exist, or can't run, is an error by name", () =>
  run(async () => {
    const error = await createSubprocessExec("no-such-program").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileNotFoundError);
    expect((error as Error).message).toBe("Cannot start no-such-program: there is no such program");
    await expect(createSubprocessExec("/etc/passwd")).rejects.toThrow(OSError);
    await expect(createSubprocessExec("true", [], { cwd: "/no/such/folder" })).rejects.toThrow(
      "Cannot start true: there is no folder /no/such/folder",
    );
  }));

test("more than a pipe holds goes both ways at once", () =>
  run(async () => {
    const process = await createSubprocessExec("cat", [], { stdin: PIPE, stdout: PIPE });
    const { stdout } = await process.communicate(new Uint8Array(3_000_000).fill(65));
    expect(stdout?.length).toBe(3_000_000);
    expect(stdout?.every((byte) => byte === 65)).toBe(true);
  }));

test("a process that stops reading early is no error to communicate", () =>
  run(async () => {
    const process = await createSubprocessExec("head", ["-c", "3"], { stdin: PIPE, stdout: PIPE });
    const { stdout } = await process.communicate(new Uint8Array(2_000_000).fill(66));
    expect([text(stdout), process.returncode]).toEqual(["BBB", 0]);
  }));

test("draining into a process that is gone fails", () =>
  run(async () => {
    const process = await createSubprocessExec("true", [], { stdin: PIPE });
    await process.wait();
    process.stdin?.write("too late");
    const error = await process.stdin?.drain().catch((thrown: unknown) => thrown);
    expect([ConnectionResetError, BrokenPipeError]).toContain((error as Error).constructor);
  }));

test("a process that writes into an unread pipe does not end until somebody reads", () =>
  run(async () => {
    const process = await createSubprocessShell("yes | head -c 1000000", { stdout: PIPE });
    const waiting = createTask(() => process.wait());
    await process.stdout?.readexactly(1);
    expect(waiting.done()).toBe(false);
    const rest = await process.stdout?.read();
    expect(rest?.length).toBe(999_999);
    expect(await waiting).toBe(0);
  }));

test("any number of tasks may wait for the end, and afterwards too", () =>
  run(async () => {
    const process = await createSubprocessExec("cat", [], { stdin: PIPE });
    const waits = [1, 2, 3].map(() => createTask(() => process.wait()));
    await sleep(0);
    waits[1]?.cancel();
    process.stdin?.writeEof();
    await gather(waits, { returnExceptions: true });
    expect(waits.map((task) => (task.cancelled() ? "cancelled" : task.result()))).toEqual([
      0,
      "cancelled",
      0,
    ]);
    expect(await process.wait()).toBe(0);
  }));

test("every await of a process can be cancelled, and it works on", () =>
  run(async () => {
    const process = await createSubprocessExec("cat", [], { stdin: PIPE, stdout: PIPE });
    for (const wait of [() => process.wait(), () => process.stdout?.read(1)]) {
      const task = createTask<unknown>(wait);
      await sleep(0);
      task.cancel();
      await expect(task).rejects.toThrow(CancelledError);
    }
    process.stdin?.write("alive");
    expect(text((await process.stdout?.readexactly(5)) ?? null)).toBe("alive");
    const task = createTask(() => process.communicate());
    await sleep(0);
    await sleep(0);
    task.cancel();
    await expect(task).rejects.toThrow(CancelledError);
    process.kill();
    expect([-9, 0]).toContain(await process.wait());
  }));

test("a start that is cancelled leaves no process behind", () =>
  run(async () => {
    const mark = `99999.${process.pid}`;
    const find = async () =>
      (await createSubprocessExec("pgrep", ["-f", `sleep ${mark}`], { stdout: DEVNULL })).wait();
    const command = () => createSubprocessExec("sleep", [mark], pipes);
    const kept = await command();
    expect(await find()).toBe(0);
    kept.kill();
    await kept.wait();
    const starting = createTask(command);
    await sleep(0);
    starting.cancel();
    await expect(starting).rejects.toThrow(CancelledError);
    while ((await find()) === 0) await sleep(0);
    expect(await find()).toBe(1);
  }));

test("a timeout around communicate ends the waiting, not the process", () =>
  run(async () => {
    const process = await createSubprocessExec("cat", [], { stdin: PIPE, stdout: PIPE });
    // communicate() would close the input, and cat with it: only the output is read.
    await expect(timeout(0, () => process.stdout?.read())).rejects.toThrow("The deadline passed");
    expect(process.returncode).toBeNull();
    process.kill();
    expect(await process.wait()).toBe(-9);
  }));

test("folder and environment are the process's own", () =>
  run(async () => {
    const options = { stdout: PIPE, cwd: "/", env: { COLOUR: "red", PATH: "/usr/bin:/bin" } };
    const process = await createSubprocessShell("pwd; echo $COLOUR $HOME", options);
    expect(text((await process.communicate()).stdout)).toBe("/\nred\n");
  }));

test("a stream may lead into an open file", () =>
  run(async () => {
    const path = join(tmpdir(), `subprocess-out-${process.pid}`);
    const file = await open(path, "w+");
    try {
      const child = await createSubprocessExec("echo", ["to a file"], { stdout: file.fd });
      expect(await child.wait()).toBe(0);
      expect(await file.readFile({ encoding: "utf8" }).catch(String)).toBe("");
      const again = await open(path);
      expect(await again.readFile({ encoding: "utf8" })).toBe("to a file\n");
      await again.close();
    } finally {
      await file.close();
    }
  }));

test("redirects that make no sense are refused", () =>
  run(async () => {
    await expect(createSubprocessExec("true", [], { stdin: STDOUT })).rejects.toThrow(ValueError);
    await expect(createSubprocessExec("true", [], { stdout: 1.5 })).rejects.toThrow(ValueError);
    await expect(createSubprocessExec("true", [], { limit: 0 })).rejects.toThrow(RangeError);
  }));

test("a line over the limit of a process's reader is refused", () =>
  run(async () => {
    const options = { stdout: PIPE, limit: 100 };
    const process = await createSubprocessShell("yes x | head -c 600 | tr -d '\\n'", options);
    await expect(process.stdout?.readline()).rejects.toThrow(ValueError);
    await process.communicate();
  }));

test("leaving a process's block ends it", () =>
  run(async () => {
    const start = () => createSubprocessExec("cat", [], pipes);
    const held = await start();
    {
      await using _ = held;
      expect(held.returncode).toBeNull();
    }
    expect(held.returncode).toBe(-9);
    expect(held.stdin?.isClosing()).toBe(true);
  }));

test("a process that a run leaves behind is killed", async () => {
  const pid = await run(async () => (await createSubprocessExec("cat", [], { stdin: PIPE })).pid);
  const isGone = () => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  };
  while (!isGone()) await new Promise((resolve) => setImmediate(resolve));
  expect(isGone()).toBe(true);
});

test("ten processes at once are kept apart", () =>
  run(async () => {
    const count = async (lines: number) => {
      const process = await createSubprocessExec("wc", ["-l"], { stdin: PIPE, stdout: PIPE });
      return Number(text((await process.communicate("x\n".repeat(lines))).stdout));
    };
    const numbers = Array.from({ length: 10 }, (_, index) => index * 1000);
    expect(await gather(numbers.map((lines) => () => count(lines)))).toEqual(numbers);
  }));
