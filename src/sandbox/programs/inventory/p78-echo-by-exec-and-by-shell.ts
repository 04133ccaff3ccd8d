// P78 and P79: the program echo, started by itself and by a shell; main waits for its end.
import { createSubprocessExec, createSubprocessShell, PIPE, run } from "asyncio";

const text = new TextDecoder();

await run(async () => {
  const direct = await createSubprocessExec("echo", ["Hello World"], { stdout: PIPE });
  const { stdout } = await direct.communicate();
  console.log(text.decode(stdout ?? undefined).trim(), direct.returncode, direct.pid > 0);
  const shell = await createSubprocessShell("echo Hello World | tr a-z A-Z; exit 3", {
    stdout: PIPE,
  });
  console.log(
    text.decode((await shell.communicate()).stdout ?? undefined).trim(),
    shell.returncode,
  );
});

// prints: 0 Hello World 0 true
// prints: 0 HELLO WORLD 3
