#!/usr/bin/env node
// The command line, one command a file. Standard output carries the program's output and nothing
// else; everything said about the program goes to standard error.
import { UsageError } from "./options.ts";
import { runCommand } from "./run.ts";

const usage = `Usage: interleave run [options] FILE.ts
       interleave run [options] -      reads the program from standard input
       interleave check [--write] [CHAPTER...]
                      holds every example of the course to its record and its twin, and every
                      exercise to its promises; --write records what the examples print
       interleave grade [--json] [--seed N] EXERCISE [FILE.ts]
                      runs the checks of an exercise on a file (its start.ts)
       interleave practice [CHAPTER]
                      one exercise after the other, graded whenever you save it
       interleave new chapter NAME
       interleave new exercise CHAPTER/NAME
                      a skeleton that runs, with TODOs where you write

  --plain        only what the program prints, without times
  --json         every event of the run, one JSON object a line
  --seed N       seed of everything random (1)
  --schedule N   another order for what the platform leaves open (0: first come, first served)
  --scenario FILE.json
                 the simulated hosts, instead of those that the program describes
  --real         run on the real clock
  --content FOLDER
                 the course that check, grade, practice and new work on (content)

A chapter may be called 04-coroutines, coroutines or 4; an exercise by its folder, as
coroutines/cold-start, or as cold-start.

Ends with 0 when the program returned, 1 when it threw, 2 when it does not compile, 3 when it hung,
4 when it went over a limit.`;

const wrongUsage = 64;

// Whoever reads the output may have seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
process.exitCode = await main(process.argv.slice(2));

async function main([command, ...rest]: readonly string[]): Promise<number> {
  if (command === undefined) {
    console.error(usage);
    return wrongUsage;
  }
  if (command === "help" || [command, ...rest].some((one) => one === "--help" || one === "-h")) {
    console.log(usage);
    return 0;
  }
  try {
    if (command === "run") return await runCommand(rest);
    if (command === "check") return await (await import("./check.ts")).checkCommand(rest);
    if (command === "grade") return await (await import("./grade.ts")).gradeCommand(rest);
    if (command === "practice") {
      return await (await import("./practice.ts")).practiceCommand(rest);
    }
    if (command === "new") return await (await import("./new.ts")).newCommand(rest);
    throw new UsageError(`Cannot ${command}: there is no such command`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\nWhat can be asked for: interleave --help`);
    return wrongUsage;
  }
}
