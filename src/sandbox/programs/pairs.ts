// Programs of two files: `main.ts` starts `worker.ts` as a process. Each prints the same here and under
// plain Node, where the very same files start the real one.

export interface Pair {
  readonly what: string;
  /** The body of a coroutine; `start`, `text`, `line` and names of the library are there. */
  readonly main: string;
  readonly worker: string;
  readonly prints: readonly string[];
}

export function filesOf({ main, worker }: Pick<Pair, "main" | "worker">): Record<string, string> {
  return {
    "main.ts": `import { createSubprocessExec, createSubprocessShell, createTask, gather, run, sleep, blockFor, PIPE, STDOUT } from "asyncio";
const text = (bytes) => new TextDecoder().decode(bytes ?? undefined);
const start = (...args) =>
  createSubprocessExec("node", ["worker.ts", ...args], { stdin: PIPE, stdout: PIPE, stderr: PIPE });
const line = async (process) => text(await process.stdout?.readline()).trimEnd();
await run(async () => {${main}});
`,
    "worker.ts": `${worker}\nexport {};\n`,
  };
}

export const pairs: readonly Pair[] = [
  {
    what: "it gets its arguments and gives its code",
    main: `
      const p = await start("a b", "$c");
      console.log(text((await p.communicate()).stdout).trim(), p.returncode);`,
    worker: `
      console.log(process.argv.slice(2), process.argv[1]?.endsWith("/worker.ts"), process.argv.length);
      console.log(typeof process.pid, process.cwd() === process.argv[1]?.slice(0, -10), process.exitCode);
      process.exitCode = 3;`,
    prints: ["[ 'a b', '$c' ] true 4", "number true undefined 3"],
  },
  {
    what: "it reads its input to the end",
    main: `
      const p = await start();
      const { stdout } = await p.communicate("one\\ntwo\\n");
      console.log([text(stdout)], p.returncode);`,
    worker: `
      process.stdin.setEncoding("utf8");
      let all = "";
      for await (const chunk of process.stdin) all += chunk;
      console.log(all.split("\\n").length, all.toUpperCase());`,
    prints: ["[ '3 ONE\\nTWO\\n\\n' ] 0"],
  },
  {
    what: "it listens to its input, and hears of the end",
    main: `
      const p = await start();
      console.log([text((await p.communicate("tea")).stdout)]);`,
    worker: `
      process.stdin.on("data", (chunk) => console.log(chunk instanceof Uint8Array, chunk.length));
      process.stdin.once("end", () => console.log("end"));`,
    prints: ["[ 'true 3\\nend\\n' ]"],
  },
  {
    what: "the two talk, line by line",
    main: `
      const p = await start();
      for (const word of ["tea", "rice", "soup"]) {
        p.stdin.write(word + "\\n");
        console.log(await line(p));
      }
      p.stdin.close();
      console.log([await line(p)], await p.wait());`,
    worker: `
      process.stdin.setEncoding("utf8");
      let rest = "";
      for await (const chunk of process.stdin) {
        const lines = (rest + chunk).split("\\n");
        rest = lines.pop() ?? "";
        for (const line of lines) process.stdout.write(line.length + " " + line + "\\n");
      }
      console.log("bye");`,
    prints: ["3 tea", "4 rice", "4 soup", "[ 'bye' ] 0"],
  },
  {
    what: "it stands in a pipeline of a shell, and finds the other files",
    main: `
      const p = await createSubprocessShell("node worker.ts | sort -r | head -n 2; ls | sort; wc -l < worker.ts", { stdout: PIPE });
      console.log(text((await p.communicate()).stdout).trim());`,
    worker: `for (const n of [1, 3, 2]) console.log("line", n);`,
    prints: ["line 3", "line 2", "main.ts", "worker.ts", "2"],
  },
  {
    what: "nothing of it runs after process.exit, but those who listen to that",
    main: `
      const p = await start();
      console.log([text((await p.communicate()).stdout)], p.returncode);`,
    worker: `
      process.on("exit", (code) => console.log("exit", code));
      try {
        process.exit(7);
      } finally {
        console.log("never");
      }`,
    prints: ["[ 'exit 7\\n' ] 7"],
  },
  {
    what: "input that nobody reads does not keep it",
    main: `
      const p = await start();
      console.log(await p.wait());`,
    worker: `process.stdin.setEncoding("utf8");`,
    prints: ["0"],
  },
  {
    what: "an error that nobody catches ends it with code 1, and is told with its line",
    main: `
      const p = await start();
      const { stdout, stderr } = await p.communicate();
      const told = text(stderr);
      console.log([text(stdout)], p.returncode, told.includes("worker.ts:3"));
      for (const part of ["throw new TypeError", "TypeError: too hot", "at boil (", "[cause]: Error: fire"])
        console.log(told.includes(part));`,
    worker: `function boil(degrees: number) {
  const cause = new Error("fire");
  throw new TypeError("too hot", { cause });
}
console.log("before");
setTimeout(() => boil(120), 5);
setTimeout(() => console.log("never"), 500);`,
    prints: ["[ 'before\\n' ] 1 true", "true", "true", "true", "true"],
  },
  {
    what: "so does a rejected promise that nobody handles, at once",
    main: `
      const p = await start();
      const { stdout, stderr } = await p.communicate();
      console.log([text(stdout)], p.returncode, text(stderr).includes("Error: no"));`,
    worker: `
      setTimeout(() => console.log("never"), 500);
      Promise.reject(new Error("no"));`,
    prints: ["[ '' ] 1 true"],
  },
  {
    what: "it ends with code 13 if it waits at its top level for what never comes",
    main: `
      const p = await start();
      const { stdout, stderr } = await p.communicate();
      console.log([text(stdout)], p.returncode, text(stderr).startsWith("Warning: Detected unsettled top-level await"));`,
    worker: `
      console.log("a");
      await new Promise(() => {});`,
    prints: ["[ 'a\\n' ] 13 true"],
  },
  {
    what: "a signal ends it, unless it listens to that signal",
    main: `
      for (const [how, signal] of [["plain", "SIGTERM"], ["deaf", "SIGTERM"], ["deaf", "SIGKILL"], ["plain", "SIGUSR2"]]) {
        const p = await start(how);
        await line(p);
        p.sendSignal(signal);
        console.log(how, await line(p), await p.wait());
      }`,
    worker: `
      const timer = setInterval(() => {}, 1000);
      if (process.argv[2] === "deaf") {
        process.once("SIGTERM", (...told) => {
          console.log(told.join());
          clearInterval(timer);
        });
      }
      console.log("ready");`,
    prints: ["plain  -15", "deaf SIGTERM,15 0", "deaf  -9", "plain  -12"],
  },
  {
    what: "a full pipe holds it up until somebody reads",
    main: `
      const p = await start();
      await sleep(100);
      let length = 0;
      for (;;) {
        const bytes = await p.stdout.read(10_000);
        if (bytes.length === 0) break;
        length += bytes.length;
      }
      console.log(length, await p.wait(), text(await p.stderr.read()).trim());`,
    worker: `
      let [full, drained] = [false, 0];
      for (let n = 0; n < 40; n++) {
        if (process.stdout.write("x".repeat(10_000))) continue;
        full = true;
        await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
        drained += 1;
      }
      process.stdout.write("y", () => console.error(full, drained > 0));`,
    prints: ["400001 0 true true"],
  },
  {
    what: "what it writes to nobody is an error of its own",
    main: `
      const p = await createSubprocessShell("{ node worker.ts; echo $? >&2; } | head -n 1", { stdout: PIPE, stderr: PIPE });
      const { stdout, stderr } = await p.communicate();
      console.log(text(stdout).trim(), text(stderr).includes("Error: write EPIPE"), text(stderr).trim().endsWith("1"));`,
    worker: `setInterval(() => console.log("tick"), 5);`,
    prints: ["tick true true"],
  },
  {
    what: "which it may listen to",
    main: `
      const p = await createSubprocessShell("{ node worker.ts; echo $? >&2; } | head -n 1", { stdout: PIPE, stderr: PIPE });
      const { stdout, stderr } = await p.communicate();
      console.log(text(stdout).trim(), text(stderr).trim().split("\\n"));`,
    worker: `
      process.stdout.on("error", (error) => {
        console.error("code" in error ? error.code : "");
        process.exit(5);
      });
      setInterval(() => process.stdout.write("tick\\n"), 5);`,
    prints: ["tick [ 'EPIPE', '5' ]"],
  },
  {
    what: "its console is that of Node",
    main: `
      const p = await createSubprocessExec("node", ["worker.ts"], { stdout: PIPE, stderr: STDOUT });
      console.log(text((await p.communicate()).stdout));`,
    worker: `
      console.log("%s is %d", "tea", 3, { a: [1, { b: { c: { d: 1 } } }] }, new Map([[1, "x"]]));
      console.group("group");
      console.log("in\\nside");
      console.error("wrong");
      console.groupEnd();
      console.table([{ a: 1, b: "x" }, { a: 2, b: "y" }]);
      console.dir("quoted");
      console.log([undefined, null, -0, 5n, Symbol("s"), class A {}]);
      console.count(); console.count();
      console.assert(1 > 2, "math");`,
    prints: [
      "tea is 3 { a: [ 1, { b: [Object] } ] } Map(1) { 1 => 'x' }",
      "group",
      "  in",
      "  side",
      "  wrong",
      "┌─────────┬───┬─────┐",
      "│ (index) │ a │ b   │",
      "├─────────┼───┼─────┤",
      "│ 0       │ 1 │ 'x' │",
      "│ 1       │ 2 │ 'y' │",
      "└─────────┴───┴─────┘",
      "'quoted'",
      "[ undefined, null, -0, 5n, Symbol(s), [class A] ]",
      "default: 1",
      "default: 2",
      "Assertion failed: math",
      "",
    ],
  },
  {
    what: "the library works in it",
    main: `
      const p = await start();
      console.log(text((await p.communicate("x")).stdout).trim(), p.returncode);`,
    worker: `
      import { gather, Queue, run, sleep } from "asyncio";
      const queue = new Queue<string>();
      process.stdin.setEncoding("utf8").on("data", (chunk) => queue.putNowait(chunk));
      const job = async (ms: number) => {
        await sleep(ms);
        return ms;
      };
      console.log(await run(() => gather([() => job(20), () => job(10), () => queue.get()])));`,
    prints: ["[ 20, 10, 'x' ] 0"],
  },
  {
    what: "a file that is not there is told by Node itself",
    main: `
      const p = await createSubprocessExec("node", ["nothing.ts"], { stderr: PIPE });
      const { stderr } = await p.communicate();
      console.log(p.returncode, /Cannot find module '.*\\/nothing.ts'/.test(text(stderr)), text(stderr).includes("MODULE_NOT_FOUND"));
      const q = await createSubprocessExec("node", ["--teapot", "worker.ts"], { stderr: PIPE });
      console.log(text((await q.communicate()).stderr).includes("node: bad option: --teapot"), q.returncode);`,
    worker: "",
    prints: ["1 true true", "true 9"],
  },
  {
    what: "both see the same files",
    main: `
      const { files } = await import("asyncio");
      {
        await using tea = await files.open("tea.txt", "w");
        await tea.write("green\\nblack\\n");
      }
      const p = await start("tea.txt");
      console.log([text((await p.communicate()).stdout)], p.returncode);
      await using out = await files.open("out.txt");
      console.log([await out.read()]);
      for (const file of ["tea.txt", "out.txt"]) await files.remove(file);`,
    worker: `
      import { files } from "asyncio";
      await using tea = await files.open(process.argv[2] ?? "");
      const all = await tea.read();
      await using out = await files.open("out.txt", "w");
      await out.write(all.toUpperCase());
      await files.open("missing.txt").catch((error) => console.log(error.name, error.code));
      console.log(all.split("\\n").length, await files.exists("missing.txt"));`,
    prints: ["[ 'FileNotFoundError ENOENT\\n3 false\\n' ] 0", "[ 'GREEN\\nBLACK\\n' ]"],
  },
];

/** Three at once that are talked to in turns. */
export const chat: Pick<Pair, "main" | "worker"> = {
  main: `
  const all = await gather([0, 1, 2].map((n) => () => start(String(n))));
  const talk = async (p, n) => {
    for (let i = 0; i < 5; i++) {
      p.stdin.write(i + "\\n");
      console.log(await line(p));
      await sleep(10 * n);
    }
    p.stdin.close();
    console.log(n, await p.wait(), text(await p.stdout.read()).trim());
  };
  await gather(all.map((p, n) => () => talk(p, n)));`,
  worker: `
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    await new Promise((resolve) => setTimeout(resolve, 7));
    console.log(process.argv[2], chunk.trim(), Math.random(), Date.now() % 100_000);
  }
  console.log("bye", crypto.randomUUID());`,
};
