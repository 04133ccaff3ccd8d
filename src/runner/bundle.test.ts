import vm from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { buildRuntime, type Runtime } from "./bundle.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await buildRuntime();
}, 60_000);

test("the runtime is one classic script, named for stacks", () => {
  new vm.Script(runtime.code);
  expect(runtime.code).toMatch(/\n\/\/# sourceURL=interleave:\/\/\/runtime\.js\n$/);
  expect(runtime.code).not.toMatch(/^import /m);
});

test("it lists what programs may import", () => {
  expect(runtime.modules.asyncio).toContain("createTask");
  expect(runtime.modules.asyncio).toContain("sleep");
  expect(runtime.modules.asyncio.every((name) => /^[A-Za-z]\w*$/.test(name))).toBe(true);
});

test("its own code keeps the context, and is not told apart in calls", () => {
  expect(runtime.code).toContain("$$set($$t,await $$pre($$t, ");
  expect(runtime.code).not.toContain("$$t=$$in(");
});

test("it stands on the sandbox's host, not on Node's", () => {
  expect(runtime.code).not.toContain("async_hooks");
});
