// The compiler in Node, for the command line, the site's build and tests. esbuild runs in a process
// of its own, started by the first program and ended with this one; one that dies or hangs over a
// program is replaced for the next.
import { build, stop } from "esbuild-wasm";
import { type Compile, makeCompiler } from "./compile.ts";
import { refusal } from "./diagnose.ts";

/** A thousand times what a program takes: only a dead compiler is that late. */
const longest = 20_000;
const died = /^The service (?:was stopped|is no longer running)/;
const tooDeep = refusal("Cannot compile the program: it is nested too deeply");
const compileOnce = makeCompiler({ build });

export const compile: Compile = async (program, modules) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`Cannot compile the program: no answer within ${longest / 1000} s`);
    timer = setTimeout(() => reject(error), longest);
  });
  try {
    return await Promise.race([compileOnce(program, modules), late]);
  } catch (error) {
    await stop();
    // Only text that is nested without end exhausts esbuild's stack, and esbuild with it.
    if (!(error instanceof Error) || !died.test(error.message)) throw error;
    return { kind: "refused", diagnostics: [tooDeep] };
  } finally {
    clearTimeout(timer);
  }
};
