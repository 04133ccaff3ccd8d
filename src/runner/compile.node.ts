// The compiler in Node, for the command line, the site's build and tests. esbuild runs in a process
// of its own, started by the first program and ended with this one.
import { build } from "esbuild-wasm";
import { type Compile, makeCompiler } from "./compile.ts";

export const compile: Compile = makeCompiler({ build });
