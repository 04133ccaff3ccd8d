// Processes of programs in the sandbox. There are none yet, and it says so.
import { RuntimeError } from "../asyncio/errors.ts";
import type { Processes } from "../asyncio/process.ts";

export const processes: Processes = {
  spawn(command): never {
    const what = command.kind === "exec" ? command.program : "a shell";
    throw new RuntimeError(
      `Cannot start ${what}: a program on this page can start no other, expected Node, Deno or Bun`,
    );
  },
};
