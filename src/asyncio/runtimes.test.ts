// The same program in every runtime that is installed here prints the same. Deno and Bun are tried where
// they are found on the PATH; where they are not, their test is skipped and says so.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const program = new URL("./runtimes.fixture.ts", import.meta.url).pathname;
const call = promisify(execFile);

const expected = `top level works null
sleeping: rested true
gathering: a0 b0 c0 a1 c1 a2 a b c
cancelling: cancelled true cleaned up enough true
limiting: TimeoutError early
locking: a in a out b in b out c in c out
queueing: put 0 put 1 got 0 got 1 put 2 put 3 got 2 got 3 put 4 got 4
grouping: sibling cancelled RangeError: broken
carrying: ada:ada:ada bob:bob:bob cid:cid:cid
aborting: aborted TimeoutError
streaming: hello a 50001 0, hello b 50001 0, hello c 50001 0, ConnectionRefusedError
calling: got tea 3 -15
threading: 1 4 9 RangeError: in the thread
`;

const runtimes = [
  { name: "Node", command: process.execPath, args: ["--no-warnings"] },
  { name: "Deno", command: "deno", args: ["run", "--allow-all", "--quiet", "--no-lock"] },
  { name: "Bun", command: "bun", args: ["run"] },
];

test.for(runtimes)(
  "the program of all parts prints the same in $name",
  async ({ name, command, args }, { skip }) => {
    if (spawnSync(command, ["--version"]).status !== 0) skip(`${name} is not on the PATH`);
    const { stdout, stderr } = await call(command, [...args, program]);
    expect(stderr).toBe("");
    expect(stdout).toBe(expected);
  },
);

test.for(runtimes)(
  "a run under a virtual clock that can never go on is told in $name",
  async ({ name, command, args }, { skip }) => {
    if (spawnSync(command, ["--version"]).status !== 0) skip(`${name} is not on the PATH`);
    const { stdout } = await call(command, [...args, program, "stuck"]);
    expect(stdout).toContain("nothing is ready, no timer is pending");
    expect(stdout).toContain("stuck waits for an event");
  },
);
