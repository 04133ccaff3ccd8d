// The two smallest programs with a process: `echo` by itself, and `echo` in a shell (P78 and P79).
import { createSubprocessExec, createSubprocessShell, PIPE } from "asyncio";

export async function echo(): Promise<string[]> {
  const exec = await createSubprocessExec("echo", ["Hello World"], { stdout: PIPE });
  const shell = await createSubprocessShell("echo Hello World", { stdout: PIPE });
  const file = await createSubprocessShell("printf 'a\\nb\\nc\\n' | cat | wc -l", { stdout: PIPE });
  const told: string[] = [];
  for (const process of [exec, shell, file]) {
    const { stdout, stderr } = await process.communicate();
    const text = new TextDecoder().decode(stdout ?? undefined).trim();
    told.push(`${process.returncode} ${text} ${stderr}`);
  }
  return told;
}
