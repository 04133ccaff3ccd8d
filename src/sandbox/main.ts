// The sandbox's entry: waits for the one message that brings a program, lays out the world around it
// and starts it. Loading this file takes every reference before any of the program's code can run.
import * as asyncio from "../asyncio/index.ts";
import * as checks from "./checks.ts";
import { realm } from "./host.ts";
import { serveProgram } from "./programserve.ts";
import { Run } from "./run.ts";
import { serve } from "./threadserve.ts";

const modules = Object.freeze({
  asyncio: Object.freeze({ ...asyncio }),
  checks: Object.freeze({ ...checks }),
});

realm.receive((message) => {
  Object.defineProperty(globalThis, Symbol.for("interleave.modules"), { value: modules });
  if (message.type === "serve") serve(message.port);
  else if (message.type === "program") serveProgram(message.port);
  else void new Run(message).start();
});
