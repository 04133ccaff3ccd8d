// Comes first in the built runtime: its own code is instrumented too, and calls the notes from its
// first line on. The recorder's hooks follow when a program is there.
import { install } from "./contextnotes.ts";

install(globalThis, null);
