// Processes in pages and workers: there are none.
import { RuntimeError } from "../errors.ts";
import type { Processes } from "../process.ts";

export const processes: Processes = {
  spawn(command): never {
    const what = command.kind === "exec" ? command.program : "a shell";
    throw new RuntimeError(
      `Cannot start ${what}: a browser starts no programs, expected Node, Deno or Bun`,
    );
  },
};
